package io.quizledger.command.quiz;

import io.quizledger.command.dispatch.OnExisting;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Refusal;

/// A command on an existing quiz. Each is made from a revision, and acts on that one alone.
sealed interface QuizCommand extends OnExisting
    permits ReviseDetails,
        ChangeSettings,
        AddQuestion,
        ReplaceQuestion,
        RemoveQuestion,
        ReorderQuestions,
        ImportQuestions,
        PublishQuiz,
        WithdrawQuiz,
        FeatureQuiz {
  /// The quiz.
  QuizId quizId();

  /// Who wants it.
  Actor actor();

  /// The number of facts of the quiz that they have seen.
  long revision();

  @Override
  default String aggregateId() {
    return quizId().value();
  }

  @Override
  default Refusal notFound() {
    return QuizErrorCode.quizNotFound();
  }
}
