package io.quizledger.command.attempt;

import io.quizledger.platform.web.Refusal;
import java.time.Instant;

/// The refusal of what comes after an attempt's time.
final class TimeIsUp {
  private TimeIsUp() {}

  static Refusal since(Instant due) {
    return new Refusal(AttemptErrorCode.TIME_IS_UP, "The attempt took answers until " + due);
  }

  /// The refusal of answers that came late and are kept all the same.
  static Refusal keptLate() {
    return new Refusal(
        AttemptErrorCode.TIME_IS_UP,
        "The attempt's time is up; what came late is kept in its history and not scored");
  }
}
