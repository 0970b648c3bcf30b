package io.quizledger.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How much of the log those who read it from far behind may hold in memory at once, together. An
/// import is a commit of megabytes, and after a start everybody meets it at the same moment.
///
/// One answer of the server comes in at a time, besides: the driver takes a buffer of its own for
/// each that is under way, up to twice as large as the answer, and keeps it for a minute.
///
/// Whoever waits for long goes on without: to hold too much for a moment is better than to stand
/// still behind somebody who is waiting too, or to lose the claim on what is folded meanwhile.
final class PageBudget {
  /// What a server sends in one answer at most; until it has come nobody knows how much it is.
  private static final int ANSWER_KILOBYTES = 16 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore kilobytes;
  private final Semaphore answers = new Semaphore(1, true);

  /// @param bytes for all together; no less than for one answer beside half of one that has come
  PageBudget(int bytes) {
    kilobytes = new Semaphore(Math.max(ANSWER_KILOBYTES * 3 / 2, bytes / 1024), true);
  }

  /// Room for one answer, once there is.
  Share reserve() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int held = acquired(kilobytes, ANSWER_KILOBYTES, deadline);
    return new Share(held, acquired(answers, 1, deadline));
  }

  /// Room for one answer, if there is now and nobody waits for it.
  Optional<Share> reserveNow() {
    if (kilobytes.hasQueuedThreads() || !kilobytes.tryAcquire(ANSWER_KILOBYTES)) {
      return Optional.empty();
    }
    if (answers.hasQueuedThreads() || !answers.tryAcquire()) {
      kilobytes.release(ANSWER_KILOBYTES);
      return Optional.empty();
    }
    return Optional.of(new Share(ANSWER_KILOBYTES, 1));
  }

  private static int acquired(Semaphore semaphore, int permits, long deadline) {
    try {
      return semaphore.tryAcquire(permits, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
          ? permits
          : 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// What one page takes of it.
  final class Share {
    private int held;
    private int underWay;

    private Share(int held, int underWay) {
      this.held = held;
      this.underWay = underWay;
    }

    /// The answer has come, with `bytes`: the rest is others'.
    synchronized void keep(long bytes) {
      int needed = (int) Math.min(held, bytes / 1024 + 1);
      kilobytes.release(held - needed);
      held = needed;
      answers.release(underWay);
      underWay = 0;
    }

    /// The page is done with.
    synchronized void release() {
      keep(0);
      kilobytes.release(held);
      held = 0;
    }
  }
}
