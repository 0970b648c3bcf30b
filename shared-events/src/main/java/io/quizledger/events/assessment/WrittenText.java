package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNull;

/// Words.
public record WrittenText(String text) implements Response {
  /// Refuses a response that says nothing.
  public WrittenText {
    requireNonNull(text, "text");
  }
}
