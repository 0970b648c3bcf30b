package io.quizledger.command.scoring;

import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.WrittenText;
import java.text.Normalizer;
import java.util.Locale;

/// Short answer questions.
final class WrittenAnswers {
  private static final int NEXT_LINE = 0x85;

  private WrittenAnswers() {}

  /// The weight of the first accepted text that matches. Both texts are compared in NFC, trimmed,
  /// with runs of white space as one space, and, unless capitals matter, upper- then lower-cased by
  /// the root locale (upper first, so that ß and SS are the same).
  static Judgement judge(ShortAnswer question, WrittenText response) {
    var written = plain(response.text(), question.caseSensitive());
    for (var accepted : question.answers()) {
      if (WildcardPattern.of(plain(accepted.text(), question.caseSensitive())).matches(written)) {
        return Judgement.of(Fraction.of(accepted.weight()), accepted.feedback());
      }
    }
    return Judgement.of(Fraction.NOTHING);
  }

  private static String plain(String text, boolean caseSensitive) {
    var spaced = withSingleSpaces(Normalizer.normalize(text, Normalizer.Form.NFC));
    return caseSensitive ? spaced : spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String withSingleSpaces(String text) {
    var result = new StringBuilder(text.length());
    var gap = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isWhiteSpace(c)) {
        gap = true;
      } else {
        if (gap && !result.isEmpty()) {
          result.append(' ');
        }
        gap = false;
        result.append(c);
      }
    }
    return result.toString();
  }

  /// Unicode's White_Space, all of which lies in the first plane, and the four separators U+001C to
  /// U+001F.
  private static boolean isWhiteSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }
}
