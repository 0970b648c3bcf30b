package io.quizledger.benchmarks;

import java.util.List;

/// How long each side's jar takes from its start until it is ready.
final class StartBenchmark implements Benchmark {
  private static final int TIMES = 5;

  @Override
  public String description() {
    return "start of each side's jar until ready, the worst of several";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) throws Exception {
    for (var side : List.of("command-side", "query-side")) {
      var worst = 0.0;
      for (int i = 0; i < TIMES; i++) {
        try (var program = Program.start(side, 29103, Classroom.environment(database))) {
          report.say(
              "            %s ready after %.2f s, %.0f MiB resident",
              side, program.secondsUntilReady(), program.residentMib());
          worst = Math.max(worst, program.secondsUntilReady());
        }
      }
      report.judge(side + ", slowest of " + TIMES, worst, "<=", 6, "s");
    }
  }
}
