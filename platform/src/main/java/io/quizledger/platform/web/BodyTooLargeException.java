package io.quizledger.platform.web;

import java.io.IOException;

/// A body went on beyond the limit.
final class BodyTooLargeException extends IOException {
  BodyTooLargeException(long limit) {
    super("A body may have " + limit + " bytes here");
  }
}
