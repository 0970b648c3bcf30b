package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// What a fact did to one question of its attempt.
///
/// @param response the answer; present where the question was answered
/// @param outcome what the answer or the mark came to
/// @param isFinal whether the answer cannot be changed
@JsonInclude(JsonInclude.Include.NON_NULL)
record Touch(
    QuestionId questionId,
    Kind kind,
    @Nullable Response response,
    @Nullable Outcome outcome,
    boolean isFinal) {
  enum Kind {
    ANSWERED,
    CLEARED,
    FLAGGED,
    UNFLAGGED,
    MARKED
  }

  static Touch of(Kind kind, QuestionId questionId) {
    return new Touch(questionId, kind, null, null, false);
  }
}
