package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Paper;
import io.quizledger.events.ids.QuizId;

/// Published versions of quizzes.
public interface Papers {
  /// The paper of that version, which has been published.
  Paper paper(QuizId quizId, int version);
}
