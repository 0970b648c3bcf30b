package io.quizledger.query.attempts;

/// Where an attempt stands.
public enum AttemptStatus {
  /// Answers are taken.
  OPEN,
  /// Handed in; a person has yet to mark some of it.
  TO_BE_MARKED,
  /// Every question has its points.
  GRADED
}
