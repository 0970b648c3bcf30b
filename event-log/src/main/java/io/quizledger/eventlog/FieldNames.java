package io.quizledger.eventlog;

/// Field names that some servers refuse or read as paths (`$…`, a dot, NUL, the empty name) are
/// stored with those characters as `%24`, `%2E`, `%00`, and `%` itself as `%25`; the empty name is
/// stored as `%`.
final class FieldNames {
  /// The only field of the document that stands for a decimal beyond Decimal128. No escaped name is
  /// equal to it.
  static final String DECIMAL = "%decimal";

  private FieldNames() {}

  static String escape(String name) {
    if (name.isEmpty()) {
      return "%";
    }
    if (isPlain(name)) {
      return name;
    }
    var escaped = new StringBuilder(name.length() + 8);
    for (var i = 0; i < name.length(); i++) {
      var character = name.charAt(i);
      switch (character) {
        case '%' -> escaped.append("%25");
        case '$' -> escaped.append("%24");
        case '.' -> escaped.append("%2E");
        case 0 -> escaped.append("%00");
        default -> escaped.append(character);
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(String name) {
    for (var i = 0; i < name.length(); i++) {
      var character = name.charAt(i);
      if (character == '%' || character == '$' || character == '.' || character == 0) {
        return false;
      }
    }
    return true;
  }

  static String unescape(String stored) {
    if (stored.equals("%")) {
      return "";
    }
    if (stored.indexOf('%') < 0) {
      return stored;
    }
    return stored.replace("%00", "\0").replace("%2E", ".").replace("%24", "$").replace("%25", "%");
  }
}
