package io.quizledger.platform.axon;

import io.quizledger.eventlog.LogUnavailableException;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/// Axon's event store, but for two things:
/// - Whoever follows the log does so by a [SharedTail], which looks once for all.
/// - Where the absent database cannot give an aggregate's snapshot, its events cannot be had
///   either, so the load ends there, and nobody waits for a second time-out. A snapshot that is
///   there and cannot be understood is passed over, as Axon does.
final class LogAsEventStore extends EmbeddedEventStore implements LogEnd {
  private final SharedTail tail;

  /// @param bytesKept how many bytes an event of the commit at a position keeps in memory
  LogAsEventStore(Builder builder, AxonSettings settings, LongToIntFunction bytesKept) {
    super(builder);
    this.tail =
        new SharedTail(
            storageEngine(),
            settings.fetchDelay(),
            settings.hurriedFetchDelay(),
            new EventRing(settings.cachedEvents(), settings.cachedSize().toBytes(), bytesKept));
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken after) {
    return new TailStream(storageEngine(), tail, after);
  }

  @Override
  public void hurry(long position) {
    tail.hurry(position);
  }

  @Override
  public void shutDown() {
    tail.close();
    super.shutDown();
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
