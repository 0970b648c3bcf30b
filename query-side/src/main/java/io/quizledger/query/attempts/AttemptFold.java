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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds an attempt's facts into one document of bounded size.
final class AttemptFold implements Fold<AttemptDocument> {
  static final String COLLECTION = "attempts";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<AttemptDocument> documentType() {
    return AttemptDocument.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AttemptEvent fact
        ? List.of(fact.attempt().attemptId().value())
        : List.of();
  }

  @Override
  public @Nullable AttemptDocument apply(
      @Nullable AttemptDocument document, String id, RecordedEvent event) {
    if (!(event.payload() instanceof AttemptEvent fact)) {
      return document;
    }
    if (fact instanceof AttemptStarted started) {
      return AttemptDocument.started(started, event.token());
    }
    return document == null ? null : after(document, fact, event.token());
  }

  private static AttemptDocument after(AttemptDocument attempt, AttemptEvent fact, long token) {
    return switch (fact) {
      case AttemptStarted _ -> attempt;
      case AnswerGiven given ->
          attempt.touched(
              new Touch(
                  given.questionId(),
                  Touch.Kind.ANSWERED,
                  given.response(),
                  given.outcome(),
                  given.isFinal()),
              given.answeredAt(),
              token);
      case AnswerCleared cleared ->
          attempt.touched(
              Touch.of(Touch.Kind.CLEARED, cleared.questionId()), cleared.clearedAt(), token);
      case QuestionFlagged flagged ->
          attempt.touched(
              Touch.of(Touch.Kind.FLAGGED, flagged.questionId()), flagged.flaggedAt(), token);
      case QuestionUnflagged unflagged ->
          attempt.touched(
              Touch.of(Touch.Kind.UNFLAGGED, unflagged.questionId()),
              unflagged.unflaggedAt(),
              token);
      case MarkGiven mark ->
          attempt.touched(
              new Touch(mark.questionId(), Touch.Kind.MARKED, null, mark.outcome(), false),
              mark.markedAt(),
              token);
      case LateAnswerReceived late -> attempt.touched(null, late.receivedAt(), token);
      case AttemptSubmitted submitted -> attempt.submitted(submitted, token);
      case AttemptGraded graded -> attempt.graded(graded, token);
    };
  }
}
