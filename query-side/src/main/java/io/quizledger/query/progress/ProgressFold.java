package io.quizledger.query.progress;

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

/// Folds what each learner does at each quiz. No answer changes it.
final class ProgressFold implements Fold<LearnersQuizDocument> {
  private static final Set<Class<?>> FACTS =
      Set.of(AttemptStarted.class, AttemptSubmitted.class, AttemptGraded.class);

  static final String COLLECTION = "learners-quizzes";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<LearnersQuizDocument> documentType() {
    return LearnersQuizDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return FACTS.contains(payloadType);
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
  public @Nullable LearnersQuizDocument apply(
      @Nullable LearnersQuizDocument document, String id, RecordedEvent event) {
    if (event.payload() instanceof AttemptStarted started) {
      var before =
          document == null ? LearnersQuizDocument.before(started, event.token()) : document;
      return before.started(started, event.token());
    }
    if (document == null) {
      return null;
    }
    return switch (event.payload()) {
      case AttemptSubmitted submitted -> document.submitted(submitted, event.token());
      case AttemptGraded graded -> document.graded(graded);
      default -> document;
    };
  }

  private static List<String> key(AttemptEvent event) {
    return List.of(LearnersQuizDocument.id(event.attempt()));
  }
}
