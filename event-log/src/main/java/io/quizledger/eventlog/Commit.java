package io.quizledger.eventlog;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/// All events of one unit of work, as they stand in the log.
///
/// @param position from 1, without gaps
/// @param time the later of the writer's clock and the previous commit's time, whole milliseconds
/// @param hash 64 lower-case hex digits
/// @param keys the stream keys and claims that the commit holds
/// @param events in the order of their publication; payloads are deserialized on first access
public record Commit(
    long position,
    Instant time,
    String hash,
    List<String> keys,
    List<? extends DomainEventMessage<?>> events) {
  /// Copies the lists.
  public Commit {
    keys = List.copyOf(keys);
    events = List.copyOf(events);
  }
}
