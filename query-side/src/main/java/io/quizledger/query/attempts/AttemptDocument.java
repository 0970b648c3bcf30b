package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt without its answers: of the same size however many there are.
///
/// @param ownerId the quiz's owner
/// @param started the token of its start: newest first
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptDocument(
    AttemptRef attempt,
    AccountId ownerId,
    long started,
    AttemptStatus status,
    Instant startedAt,
    @Nullable Instant deadline,
    long graceSeconds,
    long seed,
    @Nullable Percent passingPercent,
    int questionCount,
    Points maxPoints,
    @Nullable Instant submittedAt,
    @Nullable SubmittedBy submittedBy,
    @Nullable Score score) {
  static AttemptDocument started(AttemptStarted event, long token) {
    return new AttemptDocument(
        event.attempt(),
        event.ownerId(),
        token,
        AttemptStatus.OPEN,
        event.startedAt(),
        event.deadline(),
        event.graceSeconds(),
        event.seed(),
        event.passingPercent(),
        event.questionCount(),
        event.maxPoints(),
        null,
        null,
        null);
  }

  /// Whether it was handed in.
  boolean submitted() {
    return status != AttemptStatus.OPEN;
  }

  AttemptDocument submitted(AttemptSubmitted event) {
    return ended(AttemptStatus.TO_BE_MARKED, event.submittedAt(), event.submittedBy(), null);
  }

  AttemptDocument graded(AttemptGraded event) {
    return ended(AttemptStatus.GRADED, submittedAt, submittedBy, event.score());
  }

  private AttemptDocument ended(
      AttemptStatus status,
      @Nullable Instant submittedAt,
      @Nullable SubmittedBy submittedBy,
      @Nullable Score score) {
    return new AttemptDocument(
        attempt,
        ownerId,
        started,
        status,
        startedAt,
        deadline,
        graceSeconds,
        seed,
        passingPercent,
        questionCount,
        maxPoints,
        submittedAt,
        submittedBy,
        score);
  }
}
