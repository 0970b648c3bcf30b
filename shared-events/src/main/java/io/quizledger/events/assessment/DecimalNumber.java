package io.quizledger.events.assessment;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one way in which learners and authors write numbers: `[+-]digits[.digits][e±digits]`, at
/// most 100 characters, the exponent within ±400. So a comparison is exact and never handles more
/// than a thousand digits.
public final class DecimalNumber {
  /// The characters that a number may have.
  public static final int MAX_LENGTH = 100;

  /// How far an exponent may lie from 0.
  public static final int MAX_EXPONENT = 400;

  private static final Pattern FORM =
      Pattern.compile("([+-]?[0-9]++(?:\\.[0-9]++)?+)(?:[eE]([+-]?[0-9]++))?+");

  private DecimalNumber() {}

  /// The exact value of `text`; empty if it is not such a number.
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var significand = new BigDecimal(match.group(1));
    if (match.group(2) == null) {
      return Optional.of(significand);
    }
    // Up to 98 digits, most of which may be zeros in front.
    var exponent = new BigDecimal(match.group(2));
    return exponent.abs().compareTo(BigDecimal.valueOf(MAX_EXPONENT)) > 0
        ? Optional.empty()
        : Optional.of(significand.scaleByPowerOfTen(exponent.intValueExact()));
  }

  /// What a number must look like, for those who wrote another.
  public static String form() {
    return "must be a number like -12.5 or 3e8, of at most %d characters, exponent within ±%d"
        .formatted(MAX_LENGTH, MAX_EXPONENT);
  }
}
