package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Hand an attempt in.
record SubmitAttempt(@TargetAggregateIdentifier AttemptId attemptId, Actor actor, Instant at)
    implements AttemptCommand {}
