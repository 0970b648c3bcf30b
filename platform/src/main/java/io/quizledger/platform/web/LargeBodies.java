package io.quizledger.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/// Has large bodies take turns. What a body is read into takes several times its size in memory, so
/// that a few dozen of them at once would take all there is; those that have to wait for too long
/// are to come again. Small bodies never wait. A sender has few turns at once, so that one who
/// sends slowly keeps no more of them from others.
final class LargeBodies {
  /// What a body may have without taking a turn, in bytes.
  static final long SMALL = DataSize.ofKilobytes(64).toBytes();

  private static final long UNIT = DataSize.ofKilobytes(1).toBytes();

  /// Senders are told apart by as many numbers; two of the same number share their turns.
  private static final int SENDERS = 1 << 10;

  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final int all;
  private final Semaphore free;
  private final List<Semaphore> bySender;
  private final Duration wait;

  /// @param atOnce the size of those that are at work at the same time; a single one may be larger
  /// @param ofOneSender how many of them one sender has at most
  /// @param wait how long one waits for its turn
  LargeBodies(DataSize atOnce, int ofOneSender, Duration wait) {
    all = (int) Math.max(1, atOnce.toBytes() / UNIT);
    free = new Semaphore(all, true);
    bySender = Stream.generate(() -> new Semaphore(ofOneSender, true)).limit(SENDERS).toList();
    this.wait = wait;
  }

  /// Waits for the turn of a body of so many bytes.
  ///
  /// @param sender whatever names who sends it
  /// @throws Refusal with `UNAVAILABLE` where others take too long
  Turn take(String sender, long bytes) {
    var units = (int) Math.min(all, bytes / UNIT + 1);
    var own = bySender.get(Math.floorMod(sender.hashCode(), SENDERS));
    var until = System.nanoTime() + wait.toNanos();
    try {
      if (own.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        var taken = false;
        try {
          taken = free.tryAcquire(units, until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
          if (!taken) {
            own.release();
          }
        }
        if (taken) {
          return () -> {
            free.release(units);
            own.release();
          };
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(
        CommonErrorCode.UNAVAILABLE, "Too much is being sent at the moment", COME_AGAIN);
  }

  /// A body's turn.
  interface Turn {
    void end();
  }
}
