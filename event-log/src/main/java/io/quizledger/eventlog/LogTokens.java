package io.quizledger.eventlog;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/// Every event has a tracking token of its own: `position << 16 | index`, the index counting the
/// events of a commit from 0.
public final class LogTokens {
  private static final int INDEX_BITS = 16;

  /// The events that one commit may hold.
  public static final int MAX_EVENTS_PER_COMMIT = 60_000;

  private LogTokens() {}

  /// The token of the event at `index` of the commit at `position`.
  public static GlobalSequenceTrackingToken token(long position, int index) {
    return new GlobalSequenceTrackingToken(position << INDEX_BITS | index);
  }

  /// The position in `token`; 0 for no token, the log's beginning.
  public static long position(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0) >> INDEX_BITS;
  }

  /// The index within the commit in `token`.
  public static int index(TrackingToken token) {
    return (int) (token.position().orElse(0) & ((1 << INDEX_BITS) - 1));
  }
}
