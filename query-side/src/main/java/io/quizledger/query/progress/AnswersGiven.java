package io.quizledger.query.progress;

/// How many answers one learner has given at one quiz. It changes with every answer, so it stands
/// apart from what progress is listed by, and no index has to follow it.
///
/// @param count over all attempts, changes of mind included
record AnswersGiven(long count) {
  static final AnswersGiven NONE = new AnswersGiven(0);

  AnswersGiven andOneMore() {
    return new AnswersGiven(count + 1);
  }
}
