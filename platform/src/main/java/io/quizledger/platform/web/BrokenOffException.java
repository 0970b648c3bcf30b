package io.quizledger.platform.web;

/// An answer broke off after its beginning had been sent. It can become no problem response any
/// more: the connection is cut, so that nobody takes the beginning for the whole.
public final class BrokenOffException extends RuntimeException {
  /// Because of `cause`.
  public BrokenOffException(Throwable cause) {
    super("An answer broke off", cause);
  }
}
