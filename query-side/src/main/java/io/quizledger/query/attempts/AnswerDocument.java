package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an attempt says to one question.
///
/// @param response the answer that counts; absent where there is none
/// @param isFinal whether it cannot be changed
/// @param given how many answers and clearings there were
/// @param answers how many answers there were
/// @param timeSpentMillis over the question's answers, the time since the attempt's previous fact;
///   absent where one of them does not say
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
    int answers,
    @Nullable Long timeSpentMillis) {
  private static final String SEPARATOR = "#";

  static String id(AttemptId attemptId, QuestionId questionId) {
    return idsOf(attemptId) + questionId;
  }

  /// What the ids of an attempt's answers begin with.
  static String idsOf(AttemptId attemptId) {
    return attemptId + SEPARATOR;
  }

  /// The attempt of the answer with that id.
  static String attemptOf(String id) {
    return id.substring(0, id.indexOf(SEPARATOR));
  }

  static AnswerDocument untouched(AttemptId attemptId, QuestionId questionId) {
    return new AnswerDocument(attemptId, questionId, null, null, false, null, false, 0, 0, 0L);
  }

  /// The answers and clearings after the first.
  int changes() {
    return Math.max(0, given - 1);
  }

  AnswerDocument answered(AnswerGiven event) {
    return new AnswerDocument(
        attemptId,
        questionId,
        event.response(),
        event.answeredAt(),
        event.isFinal(),
        event.outcome(),
        flagged,
        given + 1,
        answers + 1,
        sum(timeSpentMillis, event.timeSpentMillis()));
  }

  private static @Nullable Long sum(@Nullable Long spent, @Nullable Long more) {
    return spent == null || more == null ? null : spent + more;
  }

  AnswerDocument cleared() {
    return new AnswerDocument(
        attemptId,
        questionId,
        null,
        null,
        false,
        null,
        flagged,
        given + 1,
        answers,
        timeSpentMillis);
  }

  AnswerDocument marked(Outcome mark) {
    return new AnswerDocument(
        attemptId,
        questionId,
        response,
        answeredAt,
        isFinal,
        mark,
        flagged,
        given,
        answers,
        timeSpentMillis);
  }

  AnswerDocument flagged(boolean flagged) {
    return new AnswerDocument(
        attemptId,
        questionId,
        response,
        answeredAt,
        isFinal,
        outcome,
        flagged,
        given,
        answers,
        timeSpentMillis);
  }
}
