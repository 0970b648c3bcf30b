package io.quizledger.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/// Lets an answer leave only after the file holds what it acknowledges.
///
/// Commands run side by side; a commit of the store waits until none is half done, so that a
/// document and its index entries reach the file together or not at all. Whoever waits for the disk
/// at the same time shares one commit.
final class Durability {
  private static final int COMPACT_BELOW_PERCENT = 60;
  private static final int COMPACT_BYTES = 4 << 20;

  private final MVStore store;
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();
  private final ReentrantLock commit = new ReentrantLock();
  private final AtomicLong written = new AtomicLong();
  private volatile long durable;

  Durability(MVStore store) {
    this.store = store;
  }

  /// Runs a command; where it may write, returns or throws after its writes are on disk.
  <T> T run(boolean writes, boolean readsDurable, Supplier<T> command) {
    try {
      commands.readLock().lock();
      try {
        return command.get();
      } finally {
        if (writes) {
          written.incrementAndGet();
        }
        commands.readLock().unlock();
      }
    } finally {
      if (writes || readsDurable) {
        await(written.get());
      }
    }
  }

  private void await(long write) {
    if (store.getFileStore() == null || durable >= write) {
      return;
    }
    commit.lock();
    try {
      if (durable < write) {
        var covered = commitWhileNothingRuns();
        store.sync();
        durable = covered;
      }
    } finally {
      commit.unlock();
    }
  }

  private long commitWhileNothingRuns() {
    commands.writeLock().lock();
    try {
      store.commit();
      return written.get();
    } finally {
      commands.writeLock().unlock();
    }
  }

  /// Rewrites some of the parts of the file that are mostly outdated.
  void compact() {
    commands.writeLock().lock();
    try {
      if (!store.isClosed()) {
        store.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES);
      }
    } finally {
      commands.writeLock().unlock();
    }
  }
}
