package io.quizledger.events.assessment;

/// How a multiple choice question adds up.
public enum ChoicesRule {
  /// The chosen weights, held to 0…1.
  SUM_OF_WEIGHTS,
  /// All if exactly the choices of positive weight are chosen, else nothing.
  ALL_OR_NOTHING
}
