package io.quizledger.platform.projections;

/// A fold failed on one document. The batch is then folded again event by event, and only that
/// document stands still.
final class FoldFailure extends RuntimeException {
  FoldFailure(String document, RuntimeException cause) {
    super("folding into " + document + " failed: " + cause, cause);
  }
}
