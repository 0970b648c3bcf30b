package io.quizledger.query.attempts;

import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the last fact of every attempt.
final class LastFactFold implements Fold<LastFact> {
  static final String COLLECTION = "last-facts";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<LastFact> documentType() {
    return LastFact.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AttemptEvent fact
        ? List.of(fact.attempt().attemptId().value())
        : List.of();
  }

  @Override
  public @Nullable LastFact apply(@Nullable LastFact document, String id, RecordedEvent event) {
    return event.payload() instanceof AttemptEvent fact
        ? new LastFact(event.token(), timeOf(fact), touchOf(fact))
        : document;
  }

  /// The fact's own time, which is the one that its answer told and that the time spent on a
  /// question is counted by; the event is made some milliseconds later.
  static Instant timeOf(AttemptEvent fact) {
    return switch (fact) {
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

  private static @Nullable Touch touchOf(AttemptEvent fact) {
    return switch (fact) {
      case AnswerGiven given ->
          new Touch(
              given.questionId(),
              Touch.Kind.ANSWERED,
              given.response(),
              given.outcome(),
              given.isFinal());
      case AnswerCleared cleared -> Touch.of(Touch.Kind.CLEARED, cleared.questionId());
      case QuestionFlagged flagged -> Touch.of(Touch.Kind.FLAGGED, flagged.questionId());
      case QuestionUnflagged unflagged -> Touch.of(Touch.Kind.UNFLAGGED, unflagged.questionId());
      case MarkGiven mark ->
          new Touch(mark.questionId(), Touch.Kind.MARKED, null, mark.outcome(), false);
      case AttemptStarted _, LateAnswerReceived _, AttemptSubmitted _, AttemptGraded _ -> null;
    };
  }
}
