package io.quizledger.events.serialization;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/// The upcasters of every event that has changed its form, oldest revision first.
public final class EventUpcasters {
  /// No event has changed its form yet; the first step goes in here.
  private static final List<RevisionStep> STEPS = List.of();

  private EventUpcasters() {}

  /// Lifts whatever the log holds to the revisions of [EventTypes].
  public static EventUpcasterChain chain() {
    return new EventUpcasterChain(STEPS);
  }
}
