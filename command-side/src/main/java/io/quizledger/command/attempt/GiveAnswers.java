package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Answer questions, or take answers back, in this order, all or none.
record GiveAnswers(
    @TargetAggregateIdentifier AttemptId attemptId, Actor actor, List<Entry> entries, Instant at)
    implements AttemptCommand {}
