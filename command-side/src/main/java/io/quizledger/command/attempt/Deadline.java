package io.quizledger.command.attempt;

import io.quizledger.events.assessment.QuizSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Until when an attempt is to be done.
final class Deadline {
  private Deadline() {}

  /// The earlier of the start plus the time limit of the `paper` and the `live` closing time; null
  /// where there is neither.
  static @Nullable Instant of(Instant start, QuizSettings paper, QuizSettings live) {
    var limit = paper.timeLimitSeconds();
    var closes = live.closesAt();
    if (limit == null) {
      return closes;
    }
    var end = start.plusSeconds(limit);
    return closes == null || end.isBefore(closes) ? end : closes;
  }
}
