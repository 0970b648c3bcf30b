package io.quizledger.platform.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.axonframework.common.caching.Cache;
import org.springframework.stereotype.Component;

/// Makes bounded caches for loaded aggregates, each with its metrics.
@Component
public class AggregateCaches {
  private final MeterRegistry metrics;

  AggregateCaches(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /// A cache that keeps at most `maxEntries`, those that were used last.
  ///
  /// @param name as the metrics show it
  public Cache named(String name, int maxEntries) {
    var entries =
        Caffeine.newBuilder().maximumSize(maxEntries).recordStats().<Object, Object>build();
    CaffeineCacheMetrics.monitor(metrics, entries, name);
    return new CaffeineCache(entries);
  }
}
