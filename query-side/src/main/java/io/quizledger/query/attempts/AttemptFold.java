package io.quizledger.query.attempts;

import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds an attempt's beginning and its end into the document that attempts are listed by. No
/// answer changes it.
final class AttemptFold implements Fold<AttemptDocument> {
  private static final Set<Class<?>> FACTS =
      Set.of(AttemptStarted.class, AttemptSubmitted.class, AttemptGraded.class);

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
  public String family(String id) {
    return id;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return switch (event.payload()) {
      case AttemptStarted started -> key(started);
      case AttemptSubmitted submitted -> key(submitted);
      case AttemptGraded graded -> key(graded);
      default -> List.of();
    };
  }

  @Override
  public @Nullable AttemptDocument apply(
      @Nullable AttemptDocument document, String id, RecordedEvent event) {
    if (event.payload() instanceof AttemptStarted started) {
      return AttemptDocument.started(started, event.token());
    }
    if (document == null) {
      return null;
    }
    return switch (event.payload()) {
      case AttemptSubmitted submitted -> document.submitted(submitted);
      case AttemptGraded graded -> document.graded(graded);
      default -> document;
    };
  }

  private static List<String> key(AttemptEvent fact) {
    return List.of(fact.attempt().attemptId().value());
  }
}
