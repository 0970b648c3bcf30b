package io.quizledger.platform.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/// For each sender, how many requests may still come: a number at once, and so many in each second
/// from then on. Kept in memory, on each node for itself.
final class Allowances {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final int burst;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /// @param nanos the time, as [System#nanoTime] tells it
  Allowances(int perSecond, int burst, int remembered, Ticker nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.time = new Nanos(nanos);
    // An allowance that nothing was taken of for so long is whole again, as a new one is.
    buckets =
        Caffeine.newBuilder()
            .ticker(nanos)
            .maximumSize(remembered)
            .expireAfterAccess(SECOND.multipliedBy(1 + burst / perSecond))
            .build();
  }

  /// Takes one request of `sender`. Returns how long to wait where none is left, else zero.
  Duration take(String sender) {
    var taken = buckets.get(sender, unknown -> full()).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed() ? Duration.ZERO : Duration.ofNanos(taken.getNanosToWaitForRefill());
  }

  private Bucket full() {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, SECOND))
        .build();
  }

  private record Nanos(Ticker ticker) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ticker.read();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
