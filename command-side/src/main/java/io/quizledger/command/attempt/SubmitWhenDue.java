package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Submit an attempt if its time is up; the system's own command.
public record SubmitWhenDue(@TargetAggregateIdentifier AttemptId attemptId, Instant at) {}
