package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.query.catalogue.QuizDocument;
import io.quizledger.query.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt as lists show it, within the review settings.
///
/// @param learnerName absent where nobody stands behind the id any more
/// @param score absent until graded, and while it is not released
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptSummary(
    AttemptId attemptId,
    QuizId quizId,
    String quizTitle,
    int version,
    AccountId learnerId,
    @Nullable String learnerName,
    int number,
    AttemptStatus status,
    Instant startedAt,
    @Nullable Instant deadline,
    @Nullable Instant submittedAt,
    @Nullable SubmittedBy submittedBy,
    @Nullable Score score) {
  static AttemptSummary of(
      AttemptDocument document, QuizDocument quiz, @Nullable Person learner, ReviewPolicy policy) {
    var attempt = document.attempt();
    return new AttemptSummary(
        attempt.attemptId(),
        attempt.quizId(),
        quiz.details().title(),
        attempt.version(),
        attempt.learnerId(),
        learner == null ? null : learner.displayName(),
        attempt.number(),
        document.status(),
        document.startedAt(),
        document.deadline(),
        document.submittedAt(),
        document.submittedBy(),
        policy.shown(document.score()));
  }
}
