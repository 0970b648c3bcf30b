package io.quizledger.command.automation;

import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open attempts by deadline: the command side's one read model.
final class OpenAttemptsFold implements Fold<OpenAttempt> {
  static final String COLLECTION = "attempts";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<OpenAttempt> documentType() {
    return OpenAttempt.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return payloadType == AttemptStarted.class || payloadType == AttemptSubmitted.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return switch (event.payload()) {
      case AttemptStarted started when started.deadline() != null ->
          List.of(started.attempt().attemptId().value());
      case AttemptSubmitted submitted -> List.of(submitted.attempt().attemptId().value());
      default -> List.of();
    };
  }

  @Override
  public @Nullable OpenAttempt apply(
      @Nullable OpenAttempt document, String id, RecordedEvent event) {
    return switch (event.payload()) {
      case AttemptStarted started when started.deadline() != null ->
          new OpenAttempt(
              started.attempt().attemptId(),
              started.deadline().plusSeconds(started.graceSeconds()));
      case AttemptSubmitted submitted ->
          document == null ? null : new OpenAttempt(document.attemptId(), null);
      default -> document;
    };
  }
}
