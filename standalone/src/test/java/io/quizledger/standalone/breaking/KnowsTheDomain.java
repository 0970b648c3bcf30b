package io.quizledger.standalone.breaking;

import io.quizledger.events.ids.QuizId;

/// Breaks a rule on purpose.
public final class KnowsTheDomain {
  public QuizId quiz(String id) {
    return new QuizId(id);
  }
}
