package io.quizledger.query.catalogue;

import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds a quiz's facts into one document of bounded size.
final class QuizFold implements Fold<QuizDocument> {
  static final String COLLECTION = "quizzes";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<QuizDocument> documentType() {
    return QuizDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return QuizEvent.class.isAssignableFrom(payloadType);
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof QuizEvent fact ? List.of(fact.quizId().value()) : List.of();
  }

  @Override
  public @Nullable QuizDocument apply(
      @Nullable QuizDocument document, String id, RecordedEvent event) {
    if (!(event.payload() instanceof QuizEvent fact)) {
      return document;
    }
    var before =
        fact instanceof QuizCreated created
            ? QuizDocument.created(created, event.token())
            : document;
    return before == null
        ? null
        : after(before, fact, event).atRevision(event.sequenceNumber() + 1);
  }

  private static QuizDocument after(QuizDocument quiz, QuizEvent fact, RecordedEvent event) {
    return switch (fact) {
      case QuizDetailsChanged changed -> quiz.presentedAs(changed.details());
      case QuizSettingsChanged changed -> quiz.setTo(changed.settings());
      case QuizVisibilityChanged changed -> quiz.visibleTo(changed.visibility());
      case QuizFeatured _ -> quiz.featured(true);
      case QuizUnfeatured _ -> quiz.featured(false);
      case QuizPublished published ->
          quiz.published(published.paper(), published.publishedAt(), event.token());
      case QuizWithdrawn _ -> quiz.withdrawn();
      case QuizCreated _,
          QuestionAdded _,
          QuestionReplaced _,
          QuestionRemoved _,
          QuestionsReordered _ ->
          quiz;
    };
  }
}
