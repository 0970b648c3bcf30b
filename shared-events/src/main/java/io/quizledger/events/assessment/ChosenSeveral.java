package io.quizledger.events.assessment;

import io.quizledger.events.ids.ChoiceId;
import java.util.List;

/// Any number of choices, each once.
public record ChosenSeveral(List<ChoiceId> choices) implements Response {
  /// Copies the list.
  public ChosenSeveral {
    choices = List.copyOf(choices);
  }
}
