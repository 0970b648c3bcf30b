package io.quizledger.platform.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/// Has large bodies take turns. What a body is read into takes several times its size in memory, so
/// that a few dozen of them at once would take all there is; those that have to wait for too long
/// are to come again. Small bodies never wait.
final class LargeBodies {
  /// What a body may have without taking a turn, in bytes.
  static final long SMALL = DataSize.ofKilobytes(64).toBytes();

  private static final long UNIT = DataSize.ofKilobytes(1).toBytes();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final int all;
  private final Semaphore free;

  /// @param atOnce the size of those that are at work at the same time; a single one may be larger
  LargeBodies(DataSize atOnce) {
    all = (int) Math.max(1, atOnce.toBytes() / UNIT);
    free = new Semaphore(all, true);
  }

  /// Waits for the turn of a body of so many bytes.
  ///
  /// @throws Refusal with `UNAVAILABLE` where others take too long
  Turn take(long bytes) {
    var units = (int) Math.min(all, bytes / UNIT + 1);
    try {
      if (free.tryAcquire(units, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return () -> free.release(units);
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
