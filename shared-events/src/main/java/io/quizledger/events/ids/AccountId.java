package io.quizledger.events.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names an account, and so a person.
///
/// @param value 1 to 64 letters, digits, `-` or `_`
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {
  /// Refuses a value of another form with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {
    IdentifierForm.require(value);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
