package io.quizledger.query.catalogue;

import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;

/// Who has ever begun a quiz; the attempts know.
public interface QuizSitters {
  /// Whether `learnerId` has an attempt at `quizId`.
  boolean hasSat(AccountId learnerId, QuizId quizId);
}
