package io.quizledger.platform.concurrency;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Does what does not depend on each other at the same time: requests to different collections.
/// Nothing of it still runs when that returns or throws, also where the thread is interrupted
/// meanwhile.
public final class Together {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Together() {}

  /// Runs all of `tasks`.
  ///
  /// @throws RuntimeException or an `Error`: the first, in their order, that one of them threw
  public static void run(List<Runnable> tasks) {
    if (tasks.size() == 1) {
      tasks.getFirst().run();
    } else {
      awaitAll(tasks.stream().<Future<?>>map(THREADS::submit).toList());
    }
  }

  /// What `combination` makes of the results of `one` and `other`.
  ///
  /// @throws RuntimeException or an `Error`: the first, in their order, that one of them threw
  public static <A, B, R> R both(
      Supplier<A> one, Supplier<B> other, BiFunction<A, B, R> combination) {
    var first = THREADS.submit(one::get);
    var second = THREADS.submit(other::get);
    awaitAll(List.of(first, second));
    return combination.apply(first.resultNow(), second.resultNow());
  }

  /// The results of all of `tasks`, in their order.
  ///
  /// @throws RuntimeException or an `Error`: the first, in their order, that one of them threw
  public static <T> List<T> get(List<Supplier<T>> tasks) {
    if (tasks.size() == 1) {
      return List.of(tasks.getFirst().get());
    }
    var futures = tasks.stream().map(task -> THREADS.submit(task::get)).toList();
    awaitAll(futures);
    return futures.stream().map(Future::resultNow).toList();
  }

  private static void awaitAll(List<? extends Future<?>> futures) {
    boolean interrupted = false;
    for (var future : futures) {
      interrupted |= awaitEnd(future);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    futures.stream()
        .filter(future -> future.state() == Future.State.FAILED)
        .findFirst()
        .ifPresent(future -> rethrow(future.exceptionNow()));
  }

  /// @return whether this thread was interrupted meanwhile
  private static boolean awaitEnd(Future<?> future) {
    boolean interrupted = false;
    while (!future.isDone()) {
      try {
        future.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        // It has ended; how is looked at when all have.
        break;
      }
    }
    return interrupted;
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new CompletionException(failure);
    }
  }
}
