package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.TextFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text of a file with the format before it: `[html]`, `[markdown]`, `[plain]` or `[moodle]`.
///
/// `[moodle]`, and no format at all, are read as plain text: shown as it stands, it cannot do harm.
///
/// @param format absent where the file names none
/// @param text without format and escapes, trimmed
record Texts(@Nullable TextFormat format, String text) {
  private static final String MOODLE = "[moodle]";

  static Texts read(String raw) {
    var trimmed = raw.trim();
    for (var format : TextFormat.values()) {
      if (trimmed.startsWith(tag(format))) {
        return new Texts(format, shown(trimmed.substring(tag(format).length())));
      }
    }
    return trimmed.startsWith(MOODLE)
        ? new Texts(null, shown(trimmed.substring(MOODLE.length())))
        : new Texts(null, shown(trimmed));
  }

  /// The text of `raw`, which stands beside a question's text in `format`.
  static String beside(TextFormat format, String raw) throws GiftFault {
    var read = read(raw);
    if (read.format == null || read.format == format) {
      return read.text;
    }
    if (read.format == TextFormat.PLAIN && format == TextFormat.HTML) {
      return read.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
    throw new GiftFault(
        "has a text in %s beside a question in %s"
            .formatted(read.format, format)
            .toLowerCase(Locale.ROOT));
  }

  /// As [#beside], absent where there is no text.
  static @Nullable String optional(TextFormat format, @Nullable String raw) throws GiftFault {
    var text = raw == null ? "" : beside(format, raw);
    return text.isEmpty() ? null : text;
  }

  static String tag(TextFormat format) {
    return "[" + format.name().toLowerCase(Locale.ROOT) + "]";
  }

  /// Whether a reader would take the beginning of `text` for a format.
  static boolean beginsWithTag(String text) {
    if (text.trim().startsWith(MOODLE)) {
      return true;
    }
    for (var format : TextFormat.values()) {
      if (text.trim().startsWith(tag(format))) {
        return true;
      }
    }
    return false;
  }

  private static String shown(String text) {
    return Escapes.show(text).trim();
  }
}
