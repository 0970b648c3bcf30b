package io.quizledger.query.leaderboard;

import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import java.time.Instant;
import java.util.Comparator;

/// What one graded attempt came to, or what a learner's attempts came to together.
///
/// @param durationMillis from start to hand-in
/// @param achievedAt when it was handed in
record Result(Points points, Percent percent, long durationMillis, Instant achievedAt) {
  /// The order of the board: more points, then the shorter time, then the earlier.
  static final Comparator<Result> BEST_FIRST =
      Comparator.comparing(Result::points, Comparator.reverseOrder())
          .thenComparingLong(Result::durationMillis)
          .thenComparing(Result::achievedAt);
}
