package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Put a flag on a question, or take it off.
///
/// @param flagged which of the two
record FlagQuestion(
    @TargetAggregateIdentifier AttemptId attemptId,
    Actor actor,
    QuestionId questionId,
    boolean flagged,
    Instant at)
    implements AttemptCommand {}
