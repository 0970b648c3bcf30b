package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quizledger.events.assessment.LearnersQuestion;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.Response;
import io.quizledger.platform.projections.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An attempt with its questions in its learner's order, within the review settings.
record AttemptView(
    @JsonUnwrapped AttemptSummary attempt, List<QuestionInAttempt> questions, AsOf asOf) {
  /// One question, and what the attempt says to it.
  ///
  /// @param changes the answers and clearings after the first
  /// @param timeSpentMillis over its answers, the time since the attempt's previous fact; absent
  ///   where that is not known
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuestionInAttempt(
      @JsonUnwrapped LearnersQuestion question,
      @Nullable Response response,
      @Nullable Instant answeredAt,
      boolean flagged,
      @Nullable Outcome outcome,
      @Nullable QuestionKey key,
      int changes,
      @Nullable Long timeSpentMillis) {
    static QuestionInAttempt of(
        LearnersQuestion shown, Question question, AnswerDocument answer, ReviewPolicy policy) {
      return new QuestionInAttempt(
          shown,
          answer.response(),
          answer.answeredAt(),
          answer.flagged(),
          policy.shown(outcome(question, answer, policy.submitted()), answer.isFinal()),
          policy.showsKey(answer.isFinal()) ? QuestionKey.of(question) : null,
          answer.changes(),
          answer.timeSpentMillis());
    }

    /// What nobody answered is worth nothing once the attempt is handed in.
    private static @Nullable Outcome outcome(
        Question question, AnswerDocument answer, boolean submitted) {
      return answer.outcome() == null && submitted && question.isAnswerable()
          ? Outcome.unanswered(question)
          : answer.outcome();
    }
  }
}
