package io.quizledger.events.assessment;

/// How an ordering question adds up.
public enum OrderingRule {
  /// All if every item is in place, else nothing.
  ALL_OR_NOTHING,
  /// Items in place ÷ items.
  RIGHT_POSITIONS
}
