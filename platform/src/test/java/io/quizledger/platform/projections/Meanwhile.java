package io.quizledger.platform.projections;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Something that is done again and again beside a test. It ends where it fails, and the test is
/// told of it by `close`.
final class Meanwhile implements AutoCloseable {
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger times = new AtomicInteger();
  private final CompletableFuture<Void> work;

  private Meanwhile(Runnable round) {
    work =
        CompletableFuture.runAsync(
            () -> {
              while (!stop.get()) {
                round.run();
                times.incrementAndGet();
              }
            },
            Thread::startVirtualThread);
  }

  static Meanwhile repeat(Runnable round) {
    return new Meanwhile(round);
  }

  /// How often it was done.
  int times() {
    return times.get();
  }

  boolean hasFailed() {
    return work.isCompletedExceptionally();
  }

  /// Has it end after the round at hand.
  ///
  /// @throws java.util.concurrent.CompletionException where it failed
  @Override
  public void close() {
    stop.set(true);
    work.join();
  }
}
