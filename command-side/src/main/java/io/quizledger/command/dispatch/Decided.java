package io.quizledger.command.dispatch;

import io.quizledger.eventlog.Commit;
import org.jspecify.annotations.Nullable;

/// What became of a command that was not refused.
public sealed interface Decided {
  /// The command stands in the log: as of now, or since the first request under its idempotency
  /// key.
  record Written(Commit commit) implements Decided {}

  /// There was nothing to write.
  ///
  /// @param result what the handler said instead
  record Unchanged(@Nullable Object result) implements Decided {}
}
