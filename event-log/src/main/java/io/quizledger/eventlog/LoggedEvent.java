package io.quizledger.eventlog;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;

/// An event exactly as it stands in the log. Payload and metadata are turned into JSON when they
/// are asked for.
public final class LoggedEvent {
  private final StoredEvent stored;

  LoggedEvent(StoredEvent stored) {
    this.stored = stored;
  }

  /// The place in its commit, from 0.
  public int index() {
    return LogTokens.index(stored.trackingToken());
  }

  /// Unique in the log.
  public String id() {
    return stored.getEventIdentifier();
  }

  /// The chosen name.
  public String type() {
    return stored.getPayload().getType().getName();
  }

  /// The revision that was written; null where the event has none.
  public @Nullable String revision() {
    return stored.getPayload().getType().getRevision();
  }

  /// When it was published, in whole milliseconds.
  public Instant time() {
    return stored.getTimestamp();
  }

  /// The aggregate whose stream it belongs to; null where it belongs to none.
  public @Nullable Stream stream() {
    return stored instanceof DomainEventData<?> ofAggregate
        ? new Stream(
            ofAggregate.getType(),
            ofAggregate.getAggregateIdentifier(),
            ofAggregate.getSequenceNumber())
        : null;
  }

  /// The payload as JSON in UTF-8, in the form of its revision.
  public byte[] payload() {
    return stored.getPayload().getData();
  }

  /// The metadata as JSON in UTF-8.
  public byte[] metadata() {
    return stored.getMetaData().getData();
  }

  /// An event's place in an aggregate's stream.
  ///
  /// @param sequence from 0
  public record Stream(@Nullable String aggregateType, String aggregateId, long sequence) {}
}
