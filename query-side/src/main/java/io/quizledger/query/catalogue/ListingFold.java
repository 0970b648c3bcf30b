package io.quizledger.query.catalogue;

import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds what decides where the public list shows a quiz.
final class ListingFold implements Fold<ListingDocument> {
  private static final Set<Class<?>> FACTS =
      Set.of(
          QuizCreated.class,
          QuizPublished.class,
          QuizWithdrawn.class,
          QuizVisibilityChanged.class,
          QuizFeatured.class,
          QuizUnfeatured.class);

  static final String COLLECTION = "listings";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<ListingDocument> documentType() {
    return ListingDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return FACTS.contains(payloadType);
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return switch (event.payload()) {
      case QuizCreated created -> key(created);
      case QuizPublished published -> key(published);
      case QuizWithdrawn withdrawn -> key(withdrawn);
      case QuizVisibilityChanged changed -> key(changed);
      case QuizFeatured featured -> key(featured);
      case QuizUnfeatured unfeatured -> key(unfeatured);
      default -> List.of();
    };
  }

  @Override
  public @Nullable ListingDocument apply(
      @Nullable ListingDocument document, String id, RecordedEvent event) {
    if (event.payload() instanceof QuizCreated created) {
      return ListingDocument.created(created.quizId(), created.visibility(), event.token());
    }
    if (document == null) {
      return null;
    }
    return switch (event.payload()) {
      case QuizPublished published -> document.published(published.paper(), event.token());
      case QuizWithdrawn _ -> document.withdrawn();
      case QuizVisibilityChanged changed -> document.visibleTo(changed.visibility());
      case QuizFeatured _ -> document.featured(true);
      case QuizUnfeatured _ -> document.featured(false);
      default -> document;
    };
  }

  private static List<String> key(QuizEvent event) {
    return List.of(event.quizId().value());
  }
}
