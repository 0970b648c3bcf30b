package io.quizledger.platform.projections;

import io.quizledger.platform.concurrency.Together;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// How far something has come, as this node knows it, and those who wait for more: what a
/// generation has read, or the log itself. Where this node moves it they are woken at once;
/// otherwise one of them looks at what is stored for all.
final class Positions {
  private final LongSupplier stored;
  private final Duration pollInterval;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long known;
  private volatile boolean here;
  private boolean someoneLooks;

  /// @param stored asks the database how far it is
  Positions(LongSupplier stored, Duration pollInterval) {
    this.stored = stored;
    this.pollInterval = pollInterval;
  }

  /// This node folds up to `position` now.
  void foldedHere(long position) {
    here = true;
    advance(position);
  }

  /// This node no longer folds.
  void foldedElsewhere() {
    here = false;
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether `position` is still to be read, and by this node.
  boolean isToBeReadHere(long position) {
    return here && known < position;
  }

  /// The last commit that is read whole, at least as new as every earlier answer of this node.
  long current() {
    if (!here) {
      look();
    }
    return known;
  }

  /// What this node knows without asking; never more than is read.
  long known() {
    return known;
  }

  /// The least of what `current` says of each of `all`. What is folded here is not asked of the
  /// database; those of the rest are looked up at the same time.
  static long least(Collection<Positions> all) {
    Together.run(
        all.stream().filter(each -> !each.here).<Runnable>map(each -> each::look).toList());
    return all.stream().mapToLong(each -> each.known).min().orElseThrow();
  }

  /// Waits until `position` is read, at most until `deadline` in `System.nanoTime`.
  ///
  /// @return whether it is
  boolean await(long position, long deadline) throws InterruptedException {
    while (known < position) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      lock.lock();
      try {
        if (known >= position) {
          return true;
        }
        if (here || someoneLooks) {
          moved.await(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)), TimeUnit.NANOSECONDS);
          continue;
        }
        someoneLooks = true;
      } finally {
        lock.unlock();
      }
      lookOnBehalfOfAll(position, deadline);
    }
    return true;
  }

  private void lookOnBehalfOfAll(long position, long deadline) throws InterruptedException {
    try {
      look();
      lock.lock();
      try {
        if (known < position && System.nanoTime() < deadline) {
          moved.await(pollInterval.toNanos(), TimeUnit.NANOSECONDS);
        }
      } finally {
        lock.unlock();
      }
    } finally {
      lock.lock();
      try {
        someoneLooks = false;
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void look() {
    advance(stored.getAsLong());
  }

  private void advance(long position) {
    lock.lock();
    try {
      if (position > known) {
        known = position;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
