package io.quizledger.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The program: `java -jar benchmarks-exec.jar <benchmark> <connection string> [argument …]`.
public final class Benchmarks {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "append", new AppendBenchmark(),
              "replay", new ReplayBenchmark(),
              "answers", new AnswersBenchmark(),
              "flat", new FlatCostBenchmark(),
              "start", new StartBenchmark(),
              "rank", new RankBenchmark()));

  private Benchmarks() {}

  /// Runs one benchmark and ends with 0 where it reached what is promised, with 1 where it did not,
  /// with 2 where it was not understood.
  public static void main(String[] arguments) throws Exception {
    var benchmark = arguments.length < 2 ? null : BENCHMARKS.get(arguments[0]);
    if (benchmark == null) {
      System.err.println("usage: benchmarks <benchmark> <connection string> [argument ...]");
      BENCHMARKS.forEach(
          (name, each) -> System.err.printf("  %-8s %s%n", name, each.description()));
      System.exit(2);
      return;
    }
    try (var database = new Database(arguments[1], "quizledger_benchmark_" + arguments[0])) {
      var report = new Report(arguments[0], database);
      benchmark.run(database, Arrays.asList(arguments).subList(2, arguments.length), report);
      System.exit(report.finish() ? 0 : 1);
    }
  }
}
