package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a quiz.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record QuizId(@JsonValue String value) implements Comparable<QuizId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public QuizId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(QuizId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
