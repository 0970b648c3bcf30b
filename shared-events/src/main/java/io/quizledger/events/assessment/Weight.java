package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/// What an answer is worth, in percent of the question's points.
///
/// @param value −100 to 100, at most five decimals; kept without trailing zeros
public record Weight(@JsonValue BigDecimal value) implements Comparable<Weight> {
  /// The decimals that a weight may have.
  public static final int MAX_DECIMALS = 5;

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /// All of the points.
  public static final Weight FULL = new Weight(HUNDRED);

  /// None of the points.
  public static final Weight NONE = new Weight(BigDecimal.ZERO);

  /// Refuses a value outside the range, or with more decimals, with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Weight {
    if (value.abs().compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("a weight lies between -100 and 100 percent");
    }
    value = Points.plain(value);
    if (value.scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException("a weight has at most " + MAX_DECIMALS + " decimals");
    }
  }

  /// The weight as a fraction of 1, exact.
  public BigDecimal fraction() {
    return value.movePointLeft(2);
  }

  /// Whether choosing what weighs this earns anything.
  public boolean positive() {
    return value.signum() > 0;
  }

  @Override
  public int compareTo(Weight other) {
    return value.compareTo(other.value);
  }
}
