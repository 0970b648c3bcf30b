package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names an attempt.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record AttemptId(@JsonValue String value) implements Comparable<AttemptId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AttemptId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(AttemptId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
