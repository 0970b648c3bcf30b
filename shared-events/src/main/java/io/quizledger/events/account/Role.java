package io.quizledger.events.account;

/// What an account may do.
public enum Role {
  /// Sits quizzes.
  LEARNER,
  /// Also writes quizzes and reviews attempts at them.
  INSTRUCTOR,
  /// Reads everything, rebuilds and verifies; changes nothing of the domain.
  ANALYST,
  /// All of it, and accounts.
  ADMINISTRATOR
}
