package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a question within its quiz.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record QuestionId(@JsonValue String value) implements Comparable<QuestionId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public QuestionId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(QuestionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
