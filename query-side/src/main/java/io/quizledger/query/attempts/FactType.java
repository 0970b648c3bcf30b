package io.quizledger.query.attempts;

/// The kinds of facts in an attempt's history, as the API names them.
enum FactType {
  ATTEMPT_STARTED,
  ANSWER_GIVEN,
  ANSWER_CLEARED,
  QUESTION_FLAGGED,
  QUESTION_UNFLAGGED,
  ATTEMPT_SUBMITTED,
  MARK_GIVEN,
  ATTEMPT_GRADED,
  LATE_ANSWER_RECEIVED
}
