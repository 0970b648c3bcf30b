package io.quizledger.benchmarks;

import io.quizledger.query.leaderboard.LoadedBoard;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What a learner's rank costs at quizzes of different sizes, against counting all that stand
/// before. Arguments: the sizes.
final class RankBenchmark implements Benchmark {
  private static final List<String> SIZES = List.of("1000", "100000", "1000000");
  private static final int WARM_UP = 200;
  private static final int LOOK_UPS = 1_000;
  private static final int COUNTED = 20;
  private static final double ALLOWED_GROWTH = 3;

  @Override
  public String description() {
    return "the look-up of a rank at 1,000, 100,000 and 1,000,000 learners";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) {
    var board = new LoadedBoard(database.mongo());
    double smallest = 0;
    double largest = 0;
    for (var size : arguments.isEmpty() ? SIZES : arguments) {
      var median = measure(board, Integer.parseInt(size), report);
      smallest = smallest == 0 ? median : smallest;
      largest = median;
    }
    report.judge(
        "median at the largest against the smallest",
        largest / smallest,
        "<=",
        ALLOWED_GROWTH,
        "×");
  }

  private static double measure(LoadedBoard board, int learners, Report report) {
    var started = System.nanoTime();
    var loaded = board.load(learners, learners);
    report.say(
        "%,d learners: loaded in %.1f s, %,d count documents, %.1f changed by a new standing",
        learners,
        (System.nanoTime() - started) / 1e9,
        loaded.countDocuments(),
        loaded.documentsPerStanding());
    var random = new Random(learners);
    var keys = loaded.keys();
    Stream.generate(() -> keys.get(random.nextInt(keys.size())))
        .limit(WARM_UP)
        .forEach(key -> board.rank(loaded.quizId(), key));
    var looked = new Histogram(3);
    for (var look = 0; look < LOOK_UPS; look++) {
      var key = keys.get(random.nextInt(keys.size()));
      var begun = System.nanoTime();
      board.rank(loaded.quizId(), key);
      looked.recordValue((System.nanoTime() - begun) / 1_000);
    }
    var counted = new Histogram(3);
    for (var look = 0; look < COUNTED; look++) {
      var key = keys.get(random.nextInt(keys.size()));
      var begun = System.nanoTime();
      var rank = board.rankByCounting(loaded.quizId(), key);
      counted.recordValue((System.nanoTime() - begun) / 1_000);
      if (rank != board.rank(loaded.quizId(), key)) {
        throw new IllegalStateException("the counted rank of " + key + " is not " + rank);
      }
    }
    report.percentiles("rank by counts", looked);
    report.percentiles("by counting all before", counted);
    return looked.getValueAtPercentile(50);
  }
}
