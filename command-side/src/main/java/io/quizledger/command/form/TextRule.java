package io.quizledger.command.form;

import org.jspecify.annotations.Nullable;

/// What a text must be like.
///
/// @param max characters, at most
/// @param mayBeBlank whether nothing but white space is a text
/// @param lines whether it may have several lines
/// @param controls whether it may have control characters that are no line breaks, but U+0000
public record TextRule(int max, boolean mayBeBlank, boolean lines, boolean controls) {
  /// One line with something in it.
  public static TextRule line(int max) {
    return new TextRule(max, false, false, false);
  }

  /// Any number of lines with something in them.
  public static TextRule text(int max) {
    return new TextRule(max, false, true, false);
  }

  /// Any number of lines, perhaps with nothing in them.
  public static TextRule anyText(int max) {
    return new TextRule(max, true, true, false);
  }

  /// Whatever can be stored: what somebody answers is theirs, and may be pasted from anywhere.
  public static TextRule pasted(int max) {
    return new TextRule(max, true, true, true);
  }

  /// What is wrong with `text`; null if nothing is.
  public @Nullable String fault(String text) {
    if (text.length() > max) {
      return "must have at most " + max + " characters";
    }
    if (!mayBeBlank && text.isBlank()) {
      return "must not be blank";
    }
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "must be well-formed Unicode";
      } else if (c == 0 || Character.isISOControl(c) && !mayHave(c)) {
        return "must not contain control characters";
      }
    }
    return null;
  }

  private boolean mayHave(char control) {
    return controls || lines && (control == '\n' || control == '\r' || control == '\t');
  }
}
