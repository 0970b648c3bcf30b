package io.quizledger.events.attempt;

/// A fact of an attempt. Each names all that a read model sorts it by.
public sealed interface AttemptEvent
    permits AttemptStarted,
        AnswerGiven,
        AnswerCleared,
        QuestionFlagged,
        QuestionUnflagged,
        LateAnswerReceived,
        AttemptSubmitted,
        MarkGiven,
        AttemptGraded {
  /// The attempt, with its quiz, version, learner and number.
  AttemptRef attempt();
}
