package io.quizledger.events.assessment;

/// Which of a learner's attempts at a quiz counts.
public enum AttemptScoring {
  /// The one with the most points.
  HIGHEST,
  /// The mean of all.
  AVERAGE,
  /// The first.
  FIRST,
  /// The last.
  LAST
}
