package io.quizledger.command.scoring;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.DecimalNumber;
import io.quizledger.events.assessment.GivenNumber;
import io.quizledger.events.assessment.Numeric;
import java.math.BigDecimal;

/// Numeric questions: exact comparisons of numbers whose size [DecimalNumber] bounds.
final class NumericAnswers {
  private NumericAnswers() {}

  /// The weight of the first accepted answer with |x − value| ≤ tolerance, or min ≤ x ≤ max.
  static Judgement judge(Numeric question, GivenNumber response) {
    var x = number(response.number());
    for (var accepted : question.answers()) {
      if (accepts(accepted, x)) {
        return Judgement.of(Fraction.of(accepted.weight()), accepted.feedback());
      }
    }
    return Judgement.of(Fraction.NOTHING);
  }

  private static boolean accepts(AcceptedNumber accepted, BigDecimal x) {
    var value = accepted.value();
    if (value != null) {
      var tolerance = accepted.tolerance();
      var allowed = tolerance == null ? BigDecimal.ZERO : number(tolerance);
      return x.subtract(number(value)).abs().compareTo(allowed) <= 0;
    }
    var min = accepted.min();
    var max = accepted.max();
    return min != null
        && max != null
        && number(min).compareTo(x) <= 0
        && x.compareTo(number(max)) <= 0;
  }

  private static BigDecimal number(String text) {
    return DecimalNumber.parse(text)
        .orElseThrow(() -> new IllegalArgumentException(DecimalNumber.form()));
  }
}
