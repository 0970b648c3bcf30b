package io.quizledger.command.scoring;

import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.WrittenText;
import java.text.Normalizer;
import java.util.Locale;

/// Short answer questions.
final class WrittenAnswers {
  private static final int NEXT_LINE = 0x85;

  /// As many as UAX #15, 13, lets follow one another in its stream-safe format.
  private static final int MAX_MARKS = 30;

  private static final char COMBINING_GRAPHEME_JOINER = '\u034f';

  private WrittenAnswers() {}

  /// The weight of the first accepted text that matches. Both texts are compared in NFC, trimmed,
  /// with runs of white space as one space, and, unless capitals matter, upper- then lower-cased by
  /// the root locale (upper first, so that ß and SS are the same). A run of more than [#MAX_MARKS]
  /// marks, which no language has, is parted first.
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
    var spaced = withSingleSpaces(Normalizer.normalize(streamSafe(text), Normalizer.Form.NFC));
    return caseSensitive ? spaced : spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /// `text` with a joiner after every 30 marks in a row: to put marks in order takes time by the
  /// square of their number.
  private static String streamSafe(String text) {
    var marks = 0;
    StringBuilder safe = null;
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks > MAX_MARKS) {
        safe = safe == null ? new StringBuilder(text.length() + 16).append(text, 0, i) : safe;
        safe.append(COMBINING_GRAPHEME_JOINER);
        marks = 1;
      }
      if (safe != null) {
        safe.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return safe == null ? text : safe.toString();
  }

  private static boolean isMark(int c) {
    var type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
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
