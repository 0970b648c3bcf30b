package io.quizledger.events.attempt;

import java.time.Instant;

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

  /// The fact's own time, which is the one that its answer told and that the time spent on a
  /// question is counted by; the event is made some milliseconds later.
  default Instant time() {
    return switch (this) {
      case AttemptStarted started -> started.startedAt();
      case AnswerGiven given -> given.answeredAt();
      case AnswerCleared cleared -> cleared.clearedAt();
      case QuestionFlagged flagged -> flagged.flaggedAt();
      case QuestionUnflagged unflagged -> unflagged.unflaggedAt();
      case MarkGiven mark -> mark.markedAt();
      case LateAnswerReceived late -> late.receivedAt();
      case AttemptSubmitted submitted -> submitted.submittedAt();
      case AttemptGraded graded -> graded.gradedAt();
    };
  }
}
