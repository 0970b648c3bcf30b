package io.quizledger.command.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The real time, moved on by as much as a test asks for.
final class MovableClock extends Clock {
  private volatile Duration moved = Duration.ZERO;

  void advance(Duration by) {
    moved = moved.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(moved).truncatedTo(ChronoUnit.MILLIS);
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
