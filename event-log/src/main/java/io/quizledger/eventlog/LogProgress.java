package io.quizledger.eventlog;

import java.util.concurrent.TimeUnit;

/// How far something has come that reads the log from its first commit on.
///
/// @param position of the last commit that was read; 0 for none
/// @param head the position to come to; 0 while that is not known
/// @param commitsPerSecond the pace, whole
public record LogProgress(long position, long head, long commitsPerSecond) {
  /// Nothing was read, and it is not known how much there is.
  public static final LogProgress NONE = new LogProgress(0, 0, 0);

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  /// What was read in so many `nanos`.
  public static LogProgress within(long nanos, long position, long head) {
    return new LogProgress(position, head, (long) (position * SECOND / Math.max(1, nanos)));
  }

  /// How much was read, in whole percent.
  public int percent() {
    return head == 0 ? 0 : (int) Math.min(100, position * 100 / head);
  }

  /// How many commits are not read yet, as far as is known.
  public long commitsLeft() {
    return Math.max(0, head - position);
  }

  /// How long the rest takes at this pace, in whole seconds; 0 where there is no rest, or no pace
  /// yet.
  public long secondsLeft() {
    return commitsPerSecond == 0 ? 0 : Math.ceilDiv(commitsLeft(), commitsPerSecond);
  }
}
