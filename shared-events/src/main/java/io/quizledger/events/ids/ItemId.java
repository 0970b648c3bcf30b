package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names an item within its ordering question.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record ItemId(@JsonValue String value) implements Comparable<ItemId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ItemId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
