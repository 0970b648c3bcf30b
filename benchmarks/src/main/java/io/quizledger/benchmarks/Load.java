package io.quizledger.benchmarks;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Drives an operation from many threads, at full speed or at a given rate.
final class Load {
  /// What was done, and what each took, in microseconds.
  record Result(double perSecond, Histogram micros) {}

  /// One thing to do. `worker` is its thread's number, `round` counts what that thread has done.
  interface Operation {
    void run(int worker, int round) throws Exception;
  }

  private Load() {}

  /// Every thread does the operation again as soon as it is done.
  static Result closed(int threads, Duration duration, Operation operation) throws Exception {
    var micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    var failure = new AtomicReference<Exception>();
    var from = System.nanoTime();
    var until = from + duration.toNanos();
    try (var workers = Executors.newFixedThreadPool(threads)) {
      for (int worker = 0; worker < threads; worker++) {
        var self = worker;
        workers.execute(
            () -> {
              for (int round = 0; System.nanoTime() < until && failure.get() == null; round++) {
                var begun = System.nanoTime();
                try {
                  operation.run(self, round);
                } catch (Exception e) {
                  failure.set(e);
                }
                micros.recordValue((System.nanoTime() - begun) / 1000);
              }
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return new Result(micros.getTotalCount() * 1e9 / (System.nanoTime() - from), micros);
  }

  /// Operations begin at fixed times, whether earlier ones are done or not, each worker doing one
  /// at a time; what an operation takes counts from when it should have begun.
  static Result open(int threads, double perSecond, Duration duration, Operation operation)
      throws Exception {
    var micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    var failure = new AtomicReference<Exception>();
    var total = (int) (perSecond * duration.toSeconds());
    var from = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    var busy = new Semaphore[threads];
    for (int i = 0; i < threads; i++) {
      busy[i] = new Semaphore(1, true);
    }
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < total && failure.get() == null; i++) {
        var due = from + (long) (i * 1e9 / perSecond);
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        var worker = i % threads;
        var round = i / threads;
        workers.execute(
            () -> {
              busy[worker].acquireUninterruptibly();
              try {
                operation.run(worker, round);
              } catch (Exception e) {
                failure.set(e);
              } finally {
                busy[worker].release();
              }
              micros.recordValue((System.nanoTime() - due) / 1000);
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return new Result(total * 1e9 / (System.nanoTime() - from), micros);
  }
}
