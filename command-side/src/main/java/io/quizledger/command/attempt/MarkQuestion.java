package io.quizledger.command.attempt;

import io.quizledger.events.assessment.Points;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// Say what an answer is worth.
///
/// @param comment for the learner
record MarkQuestion(
    @TargetAggregateIdentifier AttemptId attemptId,
    Actor actor,
    QuestionId questionId,
    Points points,
    @Nullable String comment,
    Instant at)
    implements AttemptCommand {}
