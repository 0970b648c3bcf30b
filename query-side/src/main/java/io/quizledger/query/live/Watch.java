package io.quizledger.query.live;

import io.quizledger.query.reading.Reader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// What somebody wants to watch.
///
/// @param event the events' name
/// @param topics what wakes the stream
/// @param interval the least time between two events
/// @param lastSeen the position of the state that the client has; empty for none
/// @param view what to send
public record Watch(
    Reader reader,
    String event,
    List<Topic> topics,
    Duration interval,
    OptionalLong lastSeen,
    View view) {
  /// Copies the list.
  public Watch {
    topics = List.copyOf(topics);
  }

  /// Makes what a stream sends.
  @FunctionalInterface
  public interface View {
    /// The state once the read models have read as far as `position`; for 0, the state now. It may
    /// wait, and refuses with `NOT_YET_REFLECTED` where that takes too long; any other refusal ends
    /// the stream.
    Update at(long position);
  }
}
