package io.quizledger.events.assessment.gift;

/// GIFT's escapes: a backslash before one of `~ = # { } : \`, and `\n` for a line break. Any other
/// backslash stands for itself.
///
/// While a question is taken apart, an escaped character is hidden behind a noncharacter, so that
/// whatever of the special characters is left is structure.
final class Escapes {
  private static final String SPECIAL = "~=#{}:\n";
  private static final char FIRST_HIDDEN = '\uFDD0';
  private static final char LAST_HIDDEN = (char) (FIRST_HIDDEN + SPECIAL.length() - 1);

  private Escapes() {}

  static String hide(String text) throws GiftFault {
    if (text.chars().anyMatch(Escapes::isHidden)) {
      throw new GiftFault("has characters that are none (U+FDD0 to U+FDD6)");
    }
    var result = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (next == '\\') {
        result.append('\\');
        i++;
      } else if (next == 'n') {
        result.append(hidden('\n'));
        i++;
      } else if (next != 0 && next != '\n' && SPECIAL.indexOf(next) >= 0) {
        result.append(hidden(next));
        i++;
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  static String show(String text) {
    var result = new StringBuilder(text);
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isHidden(c)) {
        result.setCharAt(i, SPECIAL.charAt(c - FIRST_HIDDEN));
      }
    }
    return result.toString();
  }

  /// The text that an escaped `text` without structure means.
  static String plain(String text) {
    try {
      return show(hide(text));
    } catch (GiftFault e) {
      return text;
    }
  }

  static String escape(String text) {
    var result = new StringBuilder(text.length() + 16);
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n') {
        result.append("\\n");
      } else if (c == '\r') {
        result.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\\n");
      } else if (c == '\\' || SPECIAL.indexOf(c) >= 0) {
        result.append('\\').append(c);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static boolean isHidden(int c) {
    return c >= FIRST_HIDDEN && c <= LAST_HIDDEN;
  }

  private static char hidden(char special) {
    return (char) (FIRST_HIDDEN + SPECIAL.indexOf(special));
  }
}
