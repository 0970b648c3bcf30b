package io.quizledger.command.scoring;

import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of a question's points a response earns, exact: a third stays a third until the points
/// are rounded, once.
///
/// @param numerator may be negative
/// @param denominator above 0
record Fraction(BigDecimal numerator, int denominator) {
  static final Fraction NOTHING = new Fraction(BigDecimal.ZERO, 1);
  static final Fraction EVERYTHING = new Fraction(BigDecimal.ONE, 1);

  static Fraction of(int part, int whole) {
    return new Fraction(BigDecimal.valueOf(part), whole);
  }

  static Fraction of(Weight weight) {
    return new Fraction(weight.fraction(), 1);
  }

  static Fraction allIf(boolean right) {
    return right ? EVERYTHING : NOTHING;
  }

  /// `points × fraction`, half-up to four decimals. Half-up is away from zero below zero too, as
  /// `RoundingMode.HALF_UP` has it.
  Points times(Points points) {
    return new Points(
        points
            .value()
            .multiply(numerator)
            .divide(BigDecimal.valueOf(denominator), Points.SCALE, RoundingMode.HALF_UP));
  }

  /// `CORRECT` = 1, `WRONG` ≤ 0, else `PARTIAL`.
  Correctness correctness() {
    if (numerator.signum() <= 0) {
      return Correctness.WRONG;
    }
    return numerator.compareTo(BigDecimal.valueOf(denominator)) == 0
        ? Correctness.CORRECT
        : Correctness.PARTIAL;
  }
}
