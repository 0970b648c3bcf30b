package io.quizledger.platform.projections;

/// The documents of a batch come to more bytes than may be in memory at once.
final class BatchTooLargeException extends RuntimeException {
  BatchTooLargeException() {
    super("the documents of a batch are too large", null, false, false);
  }
}
