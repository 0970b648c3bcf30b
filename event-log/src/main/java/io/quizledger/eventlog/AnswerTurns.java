package io.quizledger.eventlog;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lets large answers of the server come in one after the other: the driver takes a buffer for each
/// that is under way, as large as the next power of two, and keeps it for a minute. An import is a
/// commit of megabytes, and everybody meets it at the same moment.
///
/// Nobody knows how large an answer is before it has come. Whoever reads page by page takes turns
/// always; whoever asks for single commits does where large ones are about, which the first to read
/// or write one says. Whoever waits for long goes on without a turn: to hold too much for a moment
/// is better than to stand still.
final class AnswerTurns {
  private static final int LARGE = 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// As long as the driver keeps a buffer.
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final Semaphore turn = new Semaphore(1, true);
  private final AtomicLong largeUntil = new AtomicLong(System.nanoTime());

  /// A turn, once the one before it is over.
  Turn take() {
    try {
      return new Turn(turn.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Turn(false);
    }
  }

  /// A turn where large commits are about; at once otherwise.
  Turn takeWhereLarge() {
    return largeUntil.get() - System.nanoTime() > 0 ? take() : new Turn(false);
  }

  /// Something of so many bytes was read or is about to be written.
  void met(long bytes) {
    if (bytes >= LARGE) {
      largeUntil.set(System.nanoTime() + REMEMBERED.toNanos());
    }
  }

  /// Lasts until it is closed.
  final class Turn implements AutoCloseable {
    private final boolean held;

    private Turn(boolean held) {
      this.held = held;
    }

    @Override
    public void close() {
      if (held) {
        turn.release();
      }
    }
  }
}
