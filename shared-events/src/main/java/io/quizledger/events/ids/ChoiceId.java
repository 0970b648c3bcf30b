package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a choice within its question.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record ChoiceId(@JsonValue String value) implements Comparable<ChoiceId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChoiceId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(ChoiceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
