package io.quizledger.eventlog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where commits wait to be gathered into a batch.
final class CommitQueue {
  private final EventLogSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<PendingCommit> waiting = new ArrayDeque<>();
  private int wanted = 1;
  private boolean closed;

  CommitQueue(EventLogSettings settings) {
    this.settings = settings;
  }

  /// False if the queue takes nothing more.
  boolean add(PendingCommit commit) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      waiting.add(commit);
      if (waiting.size() >= wanted) {
        arrived.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isDrained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Empties the queue.
  List<PendingCommit> removeAll() {
    lock.lock();
    try {
      var rest = List.copyOf(waiting);
      waiting.clear();
      return rest;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for commits and takes as many as one write may carry; possibly none.
  ///
  /// The writers that the last batch set free are about to come back. Waiting `patience` for
  /// `expected` of them keeps batches full: otherwise they split into two halves that take turns.
  List<PendingCommit> take(int expected, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      wanted = Math.max(1, Math.min(expected, settings.batchCommits()));
      var left = patience.toNanos();
      while (waiting.size() < wanted && left > 0 && !closed) {
        left = arrived.awaitNanos(left);
      }
      wanted = 1;
      while (waiting.isEmpty() && !closed) {
        arrived.await();
      }
      return gather();
    } finally {
      lock.unlock();
    }
  }

  /// No two commits of a batch share a key: the later one waits for what becomes of the earlier.
  private List<PendingCommit> gather() {
    var batch = new ArrayList<PendingCommit>();
    var later = new ArrayList<PendingCommit>();
    Set<String> keys = new HashSet<>();
    var bytes = 0L;
    while (!waiting.isEmpty() && batch.size() < settings.batchCommits()) {
      var commit = waiting.peek();
      if (!batch.isEmpty() && bytes + commit.bytes() > settings.batchBytes()) {
        break;
      }
      waiting.remove();
      if (commit.keys().stream().anyMatch(keys::contains)) {
        commit.suspect(true);
        later.add(commit);
      } else if (commit.take()) {
        batch.add(commit);
        bytes += commit.bytes();
      }
      keys.addAll(commit.keys());
    }
    for (var commit : later.reversed()) {
      waiting.addFirst(commit);
    }
    return batch;
  }
}
