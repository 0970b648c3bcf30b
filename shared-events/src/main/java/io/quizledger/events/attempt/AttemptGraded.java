package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Score;
import java.time.Instant;

/// Every question of a submitted attempt has its points, for the first time or anew.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptGraded(
    AttemptRef attempt,
    Score score,
    AttemptScoring attemptScoring,
    Instant startedAt,
    Instant submittedAt,
    Instant gradedAt)
    implements AttemptEvent {}
