package io.quizledger.eventlog;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/// The commit can never be written as it is: too large, too many events, too deeply nested, a key
/// twice, or a payload that is not JSON. Nothing was tried.
public final class CommitRefusedException extends AxonNonTransientException {
  /// Refuses for the reason that `message` gives.
  public CommitRefusedException(String message) {
    super(message);
  }

  /// Refuses for the reason that `message` gives.
  public CommitRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
