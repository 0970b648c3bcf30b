package io.quizledger.query.leaderboard;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/// Which of a learner's results stands on the board.
final class CountedResult {
  private CountedResult() {}

  /// What `attempts`, at least one and in the order of their numbers, count by `scoring`.
  static Result of(List<Numbered> attempts, AttemptScoring scoring) {
    var results = attempts.stream().map(Numbered::result).toList();
    return switch (scoring) {
      case HIGHEST -> results.stream().min(Result.BEST_FIRST).orElseThrow();
      case FIRST -> results.getFirst();
      case LAST -> results.getLast();
      case AVERAGE -> mean(results);
    };
  }

  /// Mean points and percent, half-up to four decimals; mean time, half-up to the millisecond;
  /// achieved with the last attempt. Ranks follow from what is shown, so that equal figures share a
  /// rank.
  private static Result mean(List<Result> results) {
    return new Result(
        new Points(mean(results, result -> result.points().value(), Points.SCALE)),
        new Percent(mean(results, result -> result.percent().value(), Points.SCALE)),
        mean(results, result -> BigDecimal.valueOf(result.durationMillis()), 0).longValueExact(),
        results.getLast().achievedAt());
  }

  private static BigDecimal mean(
      List<Result> results, Function<Result, BigDecimal> figure, int scale) {
    var sum = results.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(results.size()), scale, RoundingMode.HALF_UP);
  }
}
