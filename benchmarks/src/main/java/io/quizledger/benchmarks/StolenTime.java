package io.quizledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/// How much of a virtual machine's processors its host gave to others: what a figure is worth
/// depends on it. By Linux's `/proc/stat` (proc_stat(5)), whose first line counts what all
/// processors did, the stolen time as the eighth.
final class StolenTime {
  private static final int STOLEN = 7;

  /// Guest time is part of user time and would count twice.
  private static final int COUNTED = 8;

  private long stolen;
  private long all;

  /// The share since the last call, or since this machine was started, in percent; empty where the
  /// system does not say.
  OptionalDouble percent() throws IOException {
    var source = Path.of("/proc/stat");
    if (!Files.exists(source)) {
      return OptionalDouble.empty();
    }
    var times =
        Arrays.stream(Files.readAllLines(source).getFirst().split("\\s+"))
            .skip(1)
            .limit(COUNTED)
            .mapToLong(Long::parseLong)
            .toArray();
    var stolenBefore = stolen;
    var allBefore = all;
    stolen = times[STOLEN];
    all = Arrays.stream(times).sum();
    return all == allBefore
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * (stolen - stolenBefore) / (all - allBefore));
  }
}
