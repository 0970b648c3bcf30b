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

  /// No points.
  public static final Points ZERO = new Points(BigDecimal.ZERO);

  /// Rounds to four decimals, half-up.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Points {
    value = value.setScale(SCALE, RoundingMode.HALF_UP);
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
    var stripped = value.stripTrailingZeros();
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
