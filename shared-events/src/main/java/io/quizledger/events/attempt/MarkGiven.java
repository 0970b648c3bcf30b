package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person marked a question of a submitted attempt; earlier marks stay in the history.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkGiven(
    AttemptRef attempt,
    QuestionId questionId,
    AccountId markedBy,
    Outcome outcome,
    @Nullable String comment,
    Instant markedAt)
    implements AttemptEvent {}
