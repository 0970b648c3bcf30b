package io.quizledger.eventlog;

import org.axonframework.common.AxonNonTransientException;

/// What stands in the log contradicts itself. Nothing is appended to such a log: the verifier says
/// which position does not fit.
public final class LogDamagedException extends AxonNonTransientException {
  /// Says what does not fit, and where.
  public LogDamagedException(String message) {
    super(message);
  }
}
