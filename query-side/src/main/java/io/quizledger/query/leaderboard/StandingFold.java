package io.quizledger.query.leaderboard;

import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds where each learner stands at each quiz. Owners do not compete at their own quizzes.
final class StandingFold implements Fold<StandingDocument> {
  static final String COLLECTION = "standings";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<StandingDocument> documentType() {
    return StandingDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return payloadType == AttemptGraded.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AttemptGraded graded && !graded.attempt().ownersOwn()
        ? List.of(StandingDocument.id(graded.attempt().quizId(), graded.attempt().learnerId()))
        : List.of();
  }

  @Override
  public @Nullable StandingDocument apply(
      @Nullable StandingDocument document, String id, RecordedEvent event) {
    if (!(event.payload() instanceof AttemptGraded graded)) {
      return document;
    }
    return document == null ? StandingDocument.first(graded) : document.graded(graded);
  }
}
