package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Stores a claimed token beside the folding: one write at a time, always the newest token that it
/// was given. What a failed write says is told at the next call.
///
/// A token may be behind the documents: whoever goes on from it reads events again that the
/// documents have, and folds skip those.
final class TokenWriter {
  private final Tokens tokens;
  private final String name;
  private final Faults faults;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private @Nullable RecordedEvent next;
  private boolean writing;
  private @Nullable Throwable failure;

  TokenWriter(Tokens tokens, String name, Faults faults) {
    this.tokens = tokens;
    this.name = name;
    this.faults = faults;
  }

  /// Stores the token of `last` soon, unless a newer one is given before.
  ///
  /// @throws RuntimeException or an `Error`: what failed since the last call
  void store(RecordedEvent last) {
    lock.lock();
    try {
      throwFailure();
      next = last;
      if (!writing) {
        writing = true;
        Thread.startVirtualThread(this::writeAll);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Tells what failed since the last call, also while there is nothing to store.
  ///
  /// @throws RuntimeException or an `Error`: that
  void check() {
    lock.lock();
    try {
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the newest token is stored.
  ///
  /// @throws RuntimeException or an `Error`: what failed since the last call
  void flush() {
    lock.lock();
    try {
      while (writing) {
        idle.awaitUninterruptibly();
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  private void writeAll() {
    for (var last = take(); last != null; last = take()) {
      try {
        faults.beforeWrite("token");
        tokens.store(LogTokens.token(last.position(), last.index()), name);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  /// The token to write next; null where there is none, and then this is idle.
  private @Nullable RecordedEvent take() {
    lock.lock();
    try {
      var taken = failure == null ? next : null;
      next = null;
      writing = taken != null;
      if (!writing) {
        idle.signalAll();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void failed(Throwable cause) {
    lock.lock();
    try {
      failure = cause;
    } finally {
      lock.unlock();
    }
  }

  private void throwFailure() {
    var told = failure;
    failure = null;
    switch (told) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(told);
    }
  }
}
