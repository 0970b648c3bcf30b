package io.quizledger.eventlog;

import java.time.Instant;
import java.util.List;

/// A commit exactly as it stands in the log, whatever the program knows of its events.
///
/// @param position from 1, without gaps
/// @param time whole milliseconds
/// @param hash 64 lower-case hex digits
/// @param events in their order
public record LoggedCommit(long position, Instant time, String hash, List<LoggedEvent> events) {
  /// Copies the list.
  public LoggedCommit {
    events = List.copyOf(events);
  }

  static LoggedCommit of(StoredCommit stored) {
    return new LoggedCommit(
        stored.position(),
        Instant.ofEpochMilli(stored.timeMillis()),
        Sha256.hex(stored.hash()),
        stored.events().stream().map(LoggedEvent::new).toList());
  }
}
