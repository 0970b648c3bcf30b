package io.quizledger.platform.projections;

/// Where a test may kill the engine: before any of its writes.
@FunctionalInterface
interface Faults {
  /// No faults.
  Faults NONE = target -> {};

  /// Called before each write with what it writes to. An `Error` thrown here ends the loop and
  /// leaves everything as it is, as a killed process does.
  void beforeWrite(String target);
}
