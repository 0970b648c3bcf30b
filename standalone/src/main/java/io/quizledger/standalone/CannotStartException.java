package io.quizledger.standalone;

/// Why the program cannot start, in one line for whoever started it.
final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStartException(String line) {
    super(line);
  }
}
