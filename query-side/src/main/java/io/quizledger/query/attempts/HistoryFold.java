package io.quizledger.query.attempts;

import io.quizledger.events.EventMetadata;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps every fact of every attempt, each in a document of its own that never changes again.
final class HistoryFold implements Fold<FactDocument> {
  static final String COLLECTION = "history";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<FactDocument> documentType() {
    return FactDocument.class;
  }

  @Override
  public boolean makesEachDocumentOnce() {
    return true;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return AttemptEvent.class.isAssignableFrom(payloadType);
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AttemptEvent fact
        ? List.of(FactDocument.id(fact.attempt().attemptId(), event.token()))
        : List.of();
  }

  @Override
  public @Nullable FactDocument apply(
      @Nullable FactDocument document, String id, RecordedEvent event) {
    if (!(event.payload() instanceof AttemptEvent fact)) {
      return document;
    }
    var draft = new Entry(event, fact);
    return switch (fact) {
      case AttemptStarted _ -> draft.of(FactType.ATTEMPT_STARTED);
      case AnswerGiven(
              var _,
              var questionId,
              var sequence,
              var response,
              var outcome,
              var isFinal,
              var _,
              var _,
              var client) ->
          draft.of(FactType.ANSWER_GIVEN, questionId, sequence, response, outcome, isFinal, client);
      case AnswerCleared cleared ->
          draft.of(
              FactType.ANSWER_CLEARED,
              cleared.questionId(),
              cleared.sequence(),
              null,
              null,
              false,
              cleared.client());
      case QuestionFlagged flagged -> draft.of(FactType.QUESTION_FLAGGED, flagged.questionId());
      case QuestionUnflagged unflagged ->
          draft.of(FactType.QUESTION_UNFLAGGED, unflagged.questionId());
      case LateAnswerReceived late ->
          draft.of(
              FactType.LATE_ANSWER_RECEIVED,
              late.questionId(),
              null,
              late.response(),
              null,
              false,
              late.client());
      case AttemptSubmitted _ -> draft.of(FactType.ATTEMPT_SUBMITTED);
      case MarkGiven mark -> draft.marked(mark.questionId(), mark.outcome(), mark.comment());
      case AttemptGraded graded -> draft.graded(graded.score());
    };
  }

  /// What every entry has, to be completed by what its type has.
  private record Entry(RecordedEvent event, AttemptEvent fact) {
    FactDocument of(FactType type) {
      return entry(type, null, null, null, null, false, null, null, null);
    }

    FactDocument of(FactType type, QuestionId questionId) {
      return entry(type, questionId, null, null, null, false, null, null, null);
    }

    FactDocument of(
        FactType type,
        QuestionId questionId,
        @Nullable Integer sequence,
        @Nullable Response response,
        @Nullable Outcome outcome,
        boolean isFinal,
        @Nullable ClientStamp client) {
      return entry(type, questionId, sequence, response, outcome, isFinal, null, null, client);
    }

    FactDocument marked(QuestionId questionId, Outcome outcome, @Nullable String comment) {
      return entry(
          FactType.MARK_GIVEN, questionId, null, null, outcome, false, comment, null, null);
    }

    FactDocument graded(Score score) {
      return entry(FactType.ATTEMPT_GRADED, null, null, null, null, false, null, score, null);
    }

    private FactDocument entry(
        FactType type,
        @Nullable QuestionId questionId,
        @Nullable Integer sequence,
        @Nullable Response response,
        @Nullable Outcome outcome,
        boolean isFinal,
        @Nullable String comment,
        @Nullable Score score,
        @Nullable ClientStamp client) {
      return new FactDocument(
          fact.attempt().attemptId(),
          event.token(),
          event.position(),
          event.index(),
          fact.time(),
          type,
          (String) event.metadata().get(EventMetadata.ACTOR),
          questionId,
          sequence,
          response,
          outcome,
          isFinal,
          comment,
          score,
          ClientStamp.NONE.equals(client) ? null : client);
    }
  }
}
