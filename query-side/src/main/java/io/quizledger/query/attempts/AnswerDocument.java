package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an attempt says to one question.
///
/// @param response the answer that counts; absent where there is none
/// @param isFinal whether it cannot be changed
/// @param given how many answers and clearings there were
/// @param timeSpentMillis over the question's answers, the time since the attempt's previous fact
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerDocument(
    AttemptId attemptId,
    QuestionId questionId,
    @Nullable Response response,
    @Nullable Instant answeredAt,
    boolean isFinal,
    @Nullable Outcome outcome,
    boolean flagged,
    int given,
    long timeSpentMillis) {
  static String id(AttemptId attemptId, QuestionId questionId) {
    return idsOf(attemptId) + questionId;
  }

  /// What the ids of an attempt's answers begin with.
  static String idsOf(AttemptId attemptId) {
    return attemptId + "#";
  }

  static AnswerDocument untouched(AttemptId attemptId, QuestionId questionId) {
    return new AnswerDocument(attemptId, questionId, null, null, false, null, false, 0, 0);
  }

  /// The answers and clearings after the first.
  int changes() {
    return Math.max(0, given - 1);
  }

  AnswerDocument after(Touch touch, Instant previousFactAt, Instant at) {
    return switch (touch.kind()) {
      case ANSWERED ->
          new AnswerDocument(
              attemptId,
              questionId,
              touch.response(),
              at,
              touch.isFinal(),
              touch.outcome(),
              flagged,
              given + 1,
              timeSpentMillis + millisBetween(previousFactAt, at));
      case CLEARED ->
          new AnswerDocument(
              attemptId, questionId, null, null, false, null, flagged, given + 1, timeSpentMillis);
      case FLAGGED -> flagged(true);
      case UNFLAGGED -> flagged(false);
      case MARKED ->
          new AnswerDocument(
              attemptId,
              questionId,
              response,
              answeredAt,
              isFinal,
              touch.outcome(),
              flagged,
              given,
              timeSpentMillis);
    };
  }

  private AnswerDocument flagged(boolean flagged) {
    return new AnswerDocument(
        attemptId,
        questionId,
        response,
        answeredAt,
        isFinal,
        outcome,
        flagged,
        given,
        timeSpentMillis);
  }

  /// Never below zero: two nodes' clocks need not agree to the millisecond.
  private static long millisBetween(Instant earlier, Instant later) {
    return Math.max(0, Duration.between(earlier, later).toMillis());
  }
}
