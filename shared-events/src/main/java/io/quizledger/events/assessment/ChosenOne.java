package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNull;

import io.quizledger.events.ids.ChoiceId;

/// One choice.
public record ChosenOne(ChoiceId choice) implements Response {
  /// Refuses a response that says nothing.
  public ChosenOne {
    requireNonNull(choice, "choice");
  }
}
