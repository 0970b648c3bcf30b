package io.quizledger.platform.projections;

/// A document was not as it had been loaded: another node is folding the same events. Nothing more
/// of the batch may be written, and its token not stored.
final class LostGuardException extends RuntimeException {
  LostGuardException(String message) {
    super(message);
  }
}
