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

  /// A cache that keeps at most `maxEntries`, those that were used last; fewer where memory runs
  /// short, since nobody knows here how large an aggregate is.
  ///
  /// @param name as the metrics show it
  public Cache named(String name, int maxEntries) {
    var entries =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .softValues()
            .recordStats()
            .<Object, Object>build();
    CaffeineCacheMetrics.monitor(metrics, entries, name);
    return new CaffeineCache(entries);
  }
}
