package io.quizledger.events.quiz;

import io.quizledger.events.ids.QuizId;

/// A fact of a quiz. Its revision is the number of its facts so far.
public sealed interface QuizEvent
    permits QuizCreated,
        QuizDetailsChanged,
        QuizVisibilityChanged,
        QuizSettingsChanged,
        QuestionAdded,
        QuestionReplaced,
        QuestionRemoved,
        QuestionsReordered,
        QuizPublished,
        QuizWithdrawn,
        QuizFeatured,
        QuizUnfeatured {
  /// The quiz that it is a fact of.
  QuizId quizId();
}
