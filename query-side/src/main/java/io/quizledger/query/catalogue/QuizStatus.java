package io.quizledger.query.catalogue;

/// Where a quiz stands.
public enum QuizStatus {
  /// Never published.
  DRAFT,
  /// Its latest version can be sat.
  PUBLISHED,
  /// Taken back: running attempts go on, no others start.
  WITHDRAWN
}
