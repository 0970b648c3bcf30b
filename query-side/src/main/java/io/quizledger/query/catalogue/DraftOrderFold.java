package io.quizledger.query.catalogue;

import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the order that a draft was last given.
final class DraftOrderFold implements Fold<DraftOrderDocument> {
  static final String COLLECTION = "draft-orders";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<DraftOrderDocument> documentType() {
    return DraftOrderDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return payloadType == QuestionsReordered.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof QuestionsReordered reordered
        ? List.of(reordered.quizId().value())
        : List.of();
  }

  @Override
  public @Nullable DraftOrderDocument apply(
      @Nullable DraftOrderDocument document, String id, RecordedEvent event) {
    return event.payload() instanceof QuestionsReordered(var quizId, var questionIds)
        ? new DraftOrderDocument(quizId, questionIds, event.token())
        : document;
  }
}
