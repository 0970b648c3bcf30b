package io.quizledger.query.attempts;

import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds an attempt's answers, each question's into a document of its own.
final class AnswerFold implements Fold<AnswerDocument> {
  private static final Set<Class<?>> FACTS =
      Set.of(
          AttemptStarted.class,
          AttemptSubmitted.class,
          AnswerGiven.class,
          AnswerCleared.class,
          QuestionFlagged.class,
          QuestionUnflagged.class,
          MarkGiven.class);

  static final String COLLECTION = "answers";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<AnswerDocument> documentType() {
    return AnswerDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return FACTS.contains(payloadType);
  }

  @Override
  public @Nullable String begins(RecordedEvent event) {
    return event.payload() instanceof AttemptStarted started
        ? started.attempt().attemptId().value()
        : null;
  }

  @Override
  public @Nullable String ends(RecordedEvent event) {
    return event.payload() instanceof AttemptSubmitted submitted
        ? submitted.attempt().attemptId().value()
        : null;
  }

  @Override
  public String family(String id) {
    return AnswerDocument.attemptOf(id);
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return switch (event.payload()) {
      case AnswerGiven given -> key(given, given.questionId());
      case AnswerCleared cleared -> key(cleared, cleared.questionId());
      case QuestionFlagged flagged -> key(flagged, flagged.questionId());
      case QuestionUnflagged unflagged -> key(unflagged, unflagged.questionId());
      case MarkGiven mark -> key(mark, mark.questionId());
      default -> List.of();
    };
  }

  @Override
  public @Nullable AnswerDocument apply(
      @Nullable AnswerDocument document, String id, RecordedEvent event) {
    return switch (event.payload()) {
      case AnswerGiven given -> of(document, given, given.questionId()).answered(given);
      case AnswerCleared cleared -> of(document, cleared, cleared.questionId()).cleared();
      case QuestionFlagged flagged -> of(document, flagged, flagged.questionId()).flagged(true);
      case QuestionUnflagged unflagged ->
          of(document, unflagged, unflagged.questionId()).flagged(false);
      case MarkGiven mark -> of(document, mark, mark.questionId()).marked(mark.outcome());
      default -> document;
    };
  }

  private static AnswerDocument of(
      @Nullable AnswerDocument document, AttemptEvent fact, QuestionId questionId) {
    return document == null
        ? AnswerDocument.untouched(fact.attempt().attemptId(), questionId)
        : document;
  }

  private static List<String> key(AttemptEvent fact, QuestionId questionId) {
    return List.of(AnswerDocument.id(fact.attempt().attemptId(), questionId));
  }
}
