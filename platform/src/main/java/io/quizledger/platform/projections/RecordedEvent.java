package io.quizledger.platform.projections;

import java.time.Instant;
import org.axonframework.messaging.MetaData;

/// An event as it stands in the log.
///
/// @param position its commit's position, from 1
/// @param index its place within the commit, from 0
/// @param time when it was decided, by the deciding node's clock, in whole milliseconds
/// @param aggregateId the aggregate that it is a fact of
/// @param sequenceNumber its place within that aggregate's stream, from 0
/// @param payload the fact; [#UNREAD] where it may not concern the read model
/// @param metadata what stands beside it; none where the payload is not read
public record RecordedEvent(
    long position,
    int index,
    Instant time,
    String aggregateId,
    long sequenceNumber,
    Object payload,
    MetaData metadata) {
  /// Stands for the payload of an event that no fold of the read model may be concerned by.
  public static final Object UNREAD = new Object();

  /// The event's token: it grows along the log, and no two events share one.
  public long token() {
    return position << 16 | index;
  }
}
