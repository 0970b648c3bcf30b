package io.quizledger.command.automation;

import io.quizledger.events.ids.AttemptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt that has a deadline.
///
/// @param dueAt deadline and grace; absent once it is submitted
record OpenAttempt(AttemptId attemptId, @Nullable Instant dueAt) {
  static final String DUE_AT = "dueAt";
}
