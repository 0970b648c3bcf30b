package io.quizledger.query.catalogue;

import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts the attempts at each quiz.
final class AttemptCountFold implements Fold<AttemptCount> {
  static final String COLLECTION = "attempt-counts";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<AttemptCount> documentType() {
    return AttemptCount.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return payloadType == AttemptStarted.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AttemptStarted started
        ? List.of(started.attempt().quizId().value())
        : List.of();
  }

  @Override
  public AttemptCount apply(@Nullable AttemptCount document, String id, RecordedEvent event) {
    return new AttemptCount(document == null ? 1 : document.attempts() + 1);
  }
}
