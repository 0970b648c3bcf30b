package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.FieldFault;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Answer questions, or take answers back, in this order, all or none.
///
/// @param faults what is wrong with the request already; it is refused then, for these and for all
///   that the attempt finds wrong with the entries that could be read
record GiveAnswers(
    @TargetAggregateIdentifier AttemptId attemptId,
    Actor actor,
    List<Entry> entries,
    List<FieldFault> faults,
    Instant at)
    implements AttemptCommand {}
