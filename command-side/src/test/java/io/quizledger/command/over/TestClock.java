package io.quizledger.command.over;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The real time, plus what a test has added to it.
public final class TestClock extends Clock {
  private final AtomicReference<Duration> added = new AtomicReference<>(Duration.ZERO);

  /// Lets so much time pass at once.
  public void pass(Duration time) {
    added.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(added.get()).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
