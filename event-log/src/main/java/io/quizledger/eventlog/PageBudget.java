package io.quizledger.eventlog;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How much of the log those who read it from far behind may hold in memory at once, together. An
/// import is a commit of megabytes, and after a start everybody meets it at the same moment.
///
/// Whoever waits for long goes on without: to hold too much for a moment is better than to stand
/// still behind somebody who is waiting too, or to lose the claim on what is folded meanwhile.
final class PageBudget {
  /// What a server sends in one answer at most; until it has come nobody knows how much it is.
  private static final int ANSWER_KILOBYTES = 16 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore kilobytes;

  /// @param bytes for all together; no less than for one answer beside half of one that has come
  PageBudget(int bytes) {
    kilobytes = new Semaphore(Math.max(ANSWER_KILOBYTES * 3 / 2, bytes / 1024), true);
  }

  /// Room for one answer, once there is.
  Share reserve() {
    try {
      boolean acquired =
          kilobytes.tryAcquire(ANSWER_KILOBYTES, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      return new Share(acquired ? ANSWER_KILOBYTES : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Share(0);
    }
  }

  /// Room for one answer, if there is now and nobody waits for it.
  Optional<Share> reserveNow() {
    return !kilobytes.hasQueuedThreads() && kilobytes.tryAcquire(ANSWER_KILOBYTES)
        ? Optional.of(new Share(ANSWER_KILOBYTES))
        : Optional.empty();
  }

  /// What one page takes of it.
  final class Share {
    private int held;

    private Share(int held) {
      this.held = held;
    }

    /// The answer has come, with `bytes`: the rest is others'.
    synchronized void keep(long bytes) {
      int needed = (int) Math.min(held, bytes / 1024 + 1);
      kilobytes.release(held - needed);
      held = needed;
    }

    /// The page is done with.
    synchronized void release() {
      kilobytes.release(held);
      held = 0;
    }
  }
}
