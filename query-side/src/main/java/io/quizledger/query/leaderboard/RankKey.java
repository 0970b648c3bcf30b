package io.quizledger.query.leaderboard;

import io.quizledger.events.assessment.Points;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A result as a text of fixed length whose alphabetical order is the board's order: thirteen
/// digits of base 1,024, each two characters. Four hold the points (counted down), four the
/// milliseconds that the attempt took, five the millisecond at which it was achieved.
///
/// @param value 26 characters of `0-9a-v`
record RankKey(String value) implements Comparable<RankKey> {
  /// The characters of one digit.
  static final int DIGIT = 2;

  private static final int BITS_PER_CHARACTER = 5;
  private static final int POINTS_DIGITS = 4;
  private static final int DURATION_DIGITS = 4;
  private static final int ACHIEVED_DIGITS = 5;
  private static final int ALWAYS_COUNTED = POINTS_DIGITS + DURATION_DIGITS;
  private static final int ALL_COUNTED = ALWAYS_COUNTED + ACHIEVED_DIGITS - 1;
  private static final long SECOND = 1_000;

  /// The key of `result`.
  static RankKey of(Result result) {
    return new RankKey(
        digits(largest(POINTS_DIGITS) - unscaled(result.points()), POINTS_DIGITS)
            + digits(result.durationMillis(), DURATION_DIGITS)
            + digits(result.achievedAt().toEpochMilli(), ACHIEVED_DIGITS));
  }

  /// The prefixes under which this key is counted, the shortest (the empty one) first.
  ///
  /// Counting goes down to the millisecond that the attempt took. Many results that agree in that
  /// come about only where the system hands in, which it does after a whole number of seconds:
  /// those are counted on, down to the second in which they were achieved.
  List<String> countedPrefixes() {
    var depth = wholeSeconds() ? ALL_COUNTED : ALWAYS_COUNTED;
    List<String> prefixes = new ArrayList<>();
    for (var length = 0; length < depth; length++) {
      prefixes.add(value.substring(0, length * DIGIT));
    }
    return prefixes;
  }

  /// The digit that follows `prefix`.
  String digitAfter(String prefix) {
    return value.substring(prefix.length(), prefix.length() + DIGIT);
  }

  /// The longest prefix below which nothing is counted: results that share it are few.
  String uncountedPrefix() {
    return value.substring(0, (wholeSeconds() ? ALL_COUNTED : ALWAYS_COUNTED) * DIGIT);
  }

  @Override
  public int compareTo(RankKey other) {
    return value.compareTo(other.value);
  }

  private boolean wholeSeconds() {
    var duration = value.substring(POINTS_DIGITS * DIGIT, ALWAYS_COUNTED * DIGIT);
    return Long.parseLong(duration, 1 << BITS_PER_CHARACTER) % SECOND == 0;
  }

  private static long unscaled(Points points) {
    BigInteger tenThousandths = points.value().unscaledValue();
    return tenThousandths.longValueExact();
  }

  private static String digits(long number, int digits) {
    var held = Math.clamp(number, 0, largest(digits));
    var text = Long.toString(held, 1 << BITS_PER_CHARACTER);
    return "0".repeat(digits * DIGIT - text.length()) + text;
  }

  private static long largest(int digits) {
    return (1L << (digits * DIGIT * BITS_PER_CHARACTER)) - 1;
  }
}
