package io.quizledger.events.assessment;

/// How right an outcome is.
public enum Correctness {
  /// All of the points.
  CORRECT,
  /// Some of the points.
  PARTIAL,
  /// No points, or fewer.
  WRONG,
  /// A person has yet to mark it.
  TO_BE_MARKED
}
