package io.quizledger.command.account;

import io.quizledger.eventlog.ClaimTakenException;
import io.quizledger.eventlog.Claims;
import io.quizledger.eventlog.CommitReceipt;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.EventMetadata;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/// Brings the facts of accounts to the log.
@Component
class AccountLog {
  private static final String AGGREGATE_TYPE = "Account";

  private final EventStore events;
  private final EventLog log;

  AccountLog(EventStore events, EventLog log) {
    this.events = events;
    this.log = log;
  }

  /// Appends `fact` unless it stands in the log already; returns the position where it stands.
  long append(PendingFact fact) {
    try {
      return appended(fact);
    } catch (ClaimTakenException e) {
      return e.position();
    } catch (ConcurrencyException e) {
      return log.commitHolding(fact.claim()).orElseThrow(() -> e).position();
    }
  }

  private long appended(PendingFact fact) {
    var metadata = Claims.claiming(MetaData.emptyInstance(), List.of(fact.claim()));
    if (fact.actor() != null) {
      metadata = metadata.and(EventMetadata.ACTOR, fact.actor());
    }
    var message =
        new GenericDomainEventMessage<>(
            AGGREGATE_TYPE, fact.account().value(), fact.number(), fact.event(), metadata);
    var unitOfWork = DefaultUnitOfWork.startAndGet(null);
    unitOfWork.execute(() -> events.publish(message));
    var receipt = CommitReceipt.of(unitOfWork);
    if (receipt == null) {
      throw new IllegalStateException("the log gave no receipt for " + fact.claim());
    }
    return receipt.position();
  }
}
