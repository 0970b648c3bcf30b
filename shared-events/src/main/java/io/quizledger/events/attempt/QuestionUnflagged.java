package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;

/// A learner took the flag off a question.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionUnflagged(AttemptRef attempt, QuestionId questionId, Instant unflaggedAt)
    implements AttemptEvent {}
