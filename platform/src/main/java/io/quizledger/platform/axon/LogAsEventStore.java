package io.quizledger.platform.axon;

import io.quizledger.eventlog.LogUnavailableException;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/// Axon's event store, but for an aggregate's snapshot that the absent database cannot give: its
/// events cannot be had either, so the load ends there, and nobody waits for a second time-out. A
/// snapshot that is there and cannot be understood is passed over, as Axon does.
final class LogAsEventStore extends EmbeddedEventStore {
  LogAsEventStore(Builder builder) {
    super(builder);
  }

  @Override
  protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
      String aggregateIdentifier, Throwable failure) {
    if (failure instanceof LogUnavailableException unavailable) {
      throw unavailable;
    }
    return super.handleSnapshotReadingError(aggregateIdentifier, failure);
  }
}
