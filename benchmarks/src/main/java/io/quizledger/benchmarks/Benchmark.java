package io.quizledger.benchmarks;

import java.util.List;

/// One measurement with its comparison.
interface Benchmark {
  /// What it measures, in a line.
  String description();

  void run(Database database, List<String> arguments, Report report) throws Exception;
}
