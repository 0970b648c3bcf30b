package io.quizledger.platform.mongo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the database looked last.
///
/// @param reachable whether it answered
/// @param prepared whether everything was prepared that had to be
/// @param clockOffset how far this node's clock is ahead of the database's, at least; null where
///   the database does not tell its time
/// @param fault what was wrong, for people
public record DatabaseState(
    boolean reachable, boolean prepared, @Nullable Duration clockOffset, @Nullable String fault) {
  static final DatabaseState UNKNOWN =
      new DatabaseState(false, false, null, "The database was not seen yet");

  /// Whether the clocks are no more than `tolerance` apart, as far as is known.
  public boolean clocksAgree(Duration tolerance) {
    return clockOffset == null || clockOffset.abs().compareTo(tolerance) <= 0;
  }
}
