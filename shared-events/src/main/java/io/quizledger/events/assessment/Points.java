package io.quizledger.events.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact number of points: scale 4, rounded half-up, never binary floating point.
///
/// JSON shows it as a plain number without trailing zeros.
public record Points(BigDecimal value) implements Comparable<Points> {
  /// The decimals that points keep.
  public static final int SCALE = 4;

  private static final int MAX_DIGITS = 18;

  /// No points.
  public static final Points ZERO = new Points(BigDecimal.ZERO);

  /// What a question earns where its author has said nothing.
  public static final Points ONE = new Points(BigDecimal.ONE);

  /// Rounds to four decimals, half-up. Refuses a number of more than 18 digits before the point
  /// with an `IllegalArgumentException`.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Points {
    value = rounded(value);
  }

  /// `number` with four decimals, without ever writing out a huge exponent: 1e999999999 is refused,
  /// 1e-999999999 is 0.
  static BigDecimal rounded(BigDecimal number) {
    long digitsBeforePoint = (long) number.precision() - number.scale();
    if (number.signum() == 0 || digitsBeforePoint < -SCALE) {
      return BigDecimal.ZERO.setScale(SCALE);
    }
    if (digitsBeforePoint > MAX_DIGITS) {
      throw new IllegalArgumentException("a number has at most 18 digits before the point");
    }
    return number.setScale(SCALE, RoundingMode.HALF_UP);
  }

  /// The points that `text`, a plain decimal, says.
  public static Points of(String text) {
    return new Points(new BigDecimal(text));
  }

  /// The sum of both.
  public Points plus(Points other) {
    return new Points(value.add(other.value));
  }

  /// This without `other`.
  public Points minus(Points other) {
    return new Points(value.subtract(other.value));
  }

  /// These points times `fraction`, rounded half-up.
  public Points times(BigDecimal fraction) {
    return new Points(value.multiply(fraction));
  }

  /// These points, or none where they are below zero.
  public Points atLeastZero() {
    return value.signum() < 0 ? ZERO : this;
  }

  /// The number as JSON shows it.
  @JsonValue
  public BigDecimal plain() {
    return plain(value);
  }

  /// `number` without trailing zeros and without an exponent.
  static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public int compareTo(Points other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return plain().toPlainString();
  }
}
