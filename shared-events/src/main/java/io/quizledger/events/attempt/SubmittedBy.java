package io.quizledger.events.attempt;

/// Who ended an attempt.
public enum SubmittedBy {
  /// The learner.
  LEARNER,
  /// The system, when the attempt's time was up.
  TIME_LIMIT
}
