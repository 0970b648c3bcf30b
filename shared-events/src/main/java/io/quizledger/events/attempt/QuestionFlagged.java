package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;

/// A learner put a flag on a question.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionFlagged(AttemptRef attempt, QuestionId questionId, Instant flaggedAt)
    implements AttemptEvent {}
