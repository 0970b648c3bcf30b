package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNull;

/// A number, as the learner wrote it.
public record GivenNumber(String number) implements Response {
  /// Refuses a response that says nothing.
  public GivenNumber {
    requireNonNull(number, "number");
  }
}
