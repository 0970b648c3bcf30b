package io.quizledger.standalone.demo;

/// The samples could not be loaded.
public final class DemoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DemoFailedException(String message) {
    super(message);
  }
}
