package io.quizledger.events.serialization;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/// The upcasters of every event that has changed its form, oldest revision first.
public final class EventUpcasters {
  private static final List<RevisionStep> STEPS =
      List.of(
          // The first revision did not say how long an answer took, and nothing else does: it stays
          // unknown.
          new RevisionStep("attempt.answer-given", 1, json -> json));

  private EventUpcasters() {}

  /// Lifts whatever the log holds to the revisions of [EventTypes].
  public static EventUpcasterChain chain() {
    return new EventUpcasterChain(STEPS);
  }
}
