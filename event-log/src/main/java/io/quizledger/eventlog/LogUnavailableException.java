package io.quizledger.eventlog;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/// The commit did not become durable in time, or the log could not be read: the database is away or
/// too slow, or the log is closing. Trying the same again later is right.
public final class LogUnavailableException extends AxonTransientException {
  private final boolean mayBeWritten;

  private LogUnavailableException(String message, boolean mayBeWritten, @Nullable Throwable cause) {
    super(message, cause);
    this.mayBeWritten = mayBeWritten;
  }

  static LogUnavailableException notWritten(String reason, @Nullable Throwable cause) {
    return new LogUnavailableException(reason + "; nothing was written", false, cause);
  }

  static LogUnavailableException unresolved(String reason, @Nullable Throwable cause) {
    return new LogUnavailableException(
        reason + "; whether the commit was written is not known yet", true, cause);
  }

  static LogUnavailableException unanswered(Throwable cause) {
    return new LogUnavailableException("The log could not be read", false, cause);
  }

  /// Whether the commit may stand in the log all the same. Sent again with the same events or under
  /// the same claim it is found there and never doubled.
  public boolean mayBeWritten() {
    return mayBeWritten;
  }
}
