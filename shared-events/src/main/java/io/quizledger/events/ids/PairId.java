package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a pair within its matching question.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record PairId(@JsonValue String value) implements Comparable<PairId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PairId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(PairId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
