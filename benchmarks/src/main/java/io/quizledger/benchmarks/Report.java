package io.quizledger.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// Prints what a benchmark saw, with the machine it saw it on, and keeps whether it sufficed.
final class Report {
  private final StolenTime stolen = new StolenTime();
  private boolean reached = true;

  Report(String benchmark, Database database) {
    say("benchmark   %s", benchmark);
    say("machine     %s, %d cores, %.1f GiB", processor(), cores(), memoryGib());
    say(
        "software    %s %s, Java %s, %s",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        Runtime.version(),
        database.server());
  }

  void say(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }

  /// Says one figure beside its bound.
  void judge(String what, double figure, String comparison, double bound, String unit) {
    var holds = comparison.equals("<=") ? figure <= bound : figure >= bound;
    reached &= holds;
    say(
        "%-7s %s: %.2f %s (promised: %s %.2f)",
        holds ? "REACHED" : "MISSED", what, figure, unit, comparison, bound);
  }

  /// Says the percentiles of `histogram`, which counts microseconds.
  void percentiles(String what, Histogram histogram) {
    say(
        "            %s: n %d, mean %.2f, p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f ms",
        what,
        histogram.getTotalCount(),
        histogram.getMean() / 1000,
        histogram.getValueAtPercentile(50) / 1000.0,
        histogram.getValueAtPercentile(90) / 1000.0,
        histogram.getValueAtPercentile(99) / 1000.0,
        histogram.getValueAtPercentile(99.9) / 1000.0,
        histogram.getMaxValue() / 1000.0);
  }

  /// Says how much of the machine others had since it was said last.
  void stolen(String during) throws IOException {
    var percent = stolen.percent();
    if (percent.isPresent()) {
      say(
          "            others on the host had %.1f %% of the cores in %s",
          percent.getAsDouble(), during);
    }
  }

  boolean finish() {
    say(reached ? "all reached" : "not all reached");
    return reached;
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static double memoryGib() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() / (double) (1L << 30)
        : Double.NaN;
  }
}
