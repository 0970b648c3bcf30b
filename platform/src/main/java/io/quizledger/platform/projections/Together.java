package io.quizledger.platform.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Does what does not depend on each other at the same time: requests to different collections.
public final class Together {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Together() {}

  /// Runs all of `tasks` and returns when the last has ended.
  ///
  /// @throws RuntimeException or an `Error`: the first that one of them threw
  static void run(List<Runnable> tasks) {
    get(
        tasks.stream()
            .<Supplier<Boolean>>map(
                task ->
                    () -> {
                      task.run();
                      return true;
                    })
            .toList());
  }

  /// What `combination` makes of the results of `one` and `other`.
  ///
  /// @throws RuntimeException or an `Error`: the first that one of them threw
  public static <A, B, R> R both(
      Supplier<A> one, Supplier<B> other, BiFunction<A, B, R> combination) {
    var results = Together.<Object>get(List.of(one::get, other::get));
    @SuppressWarnings("unchecked")
    var first = (A) results.get(0);
    @SuppressWarnings("unchecked")
    var second = (B) results.get(1);
    return combination.apply(first, second);
  }

  /// The results of all of `tasks`, in their order.
  static <T> List<T> get(List<Supplier<T>> tasks) {
    if (tasks.size() == 1) {
      return List.of(tasks.getFirst().get());
    }
    var futures = new ArrayList<Future<T>>();
    tasks.forEach(task -> futures.add(THREADS.submit(task::get)));
    var results = new ArrayList<T>();
    Throwable first = null;
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        first = first == null ? e.getCause() : first;
      } catch (InterruptedException e) {
        // Nothing may still be written when this returns; the wait is bounded by the database's.
        Thread.currentThread().interrupt();
        first = first == null ? new CompletionException(e) : first;
      }
    }
    return switch (first) {
      case null -> results;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new CompletionException(first);
    };
  }
}
