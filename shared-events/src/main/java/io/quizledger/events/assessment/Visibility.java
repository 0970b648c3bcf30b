package io.quizledger.events.assessment;

/// Who may find a quiz.
public enum Visibility {
  /// Its owner, analysts and administrators.
  PRIVATE,
  /// Whoever has its id.
  UNLISTED,
  /// Everyone signed in.
  PUBLIC
}
