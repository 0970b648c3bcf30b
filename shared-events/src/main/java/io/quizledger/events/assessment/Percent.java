package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact percentage: scale 4, rounded half-up.
///
/// JSON shows it as a plain number without trailing zeros.
public record Percent(BigDecimal value) implements Comparable<Percent> {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /// Nothing of it.
  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  /// Rounds to four decimals, half-up. Refuses a number of more than 18 digits before the point
  /// with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Percent {
    value = Points.rounded(value);
  }

  /// 100 × `part` ÷ `whole`, half-up to four decimals; 0 where `whole` is 0.
  public static Percent of(Points part, Points whole) {
    return whole.value().signum() == 0
        ? ZERO
        : new Percent(
            part.value()
                .multiply(HUNDRED)
                .divide(whole.value(), Points.SCALE, RoundingMode.HALF_UP));
  }

  /// The number as JSON shows it.
  @JsonValue
  public BigDecimal plain() {
    return Points.plain(value);
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return plain().toPlainString();
  }
}
