package io.quizledger.events.ids;

/// The one form that every identifier has.
final class IdentifierForm {
  private static final int MAX_LENGTH = 64;

  private IdentifierForm() {}

  static void require(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !allowed(value)) {
      throw new IllegalArgumentException("an id has 1 to 64 letters, digits, - or _");
    }
  }

  /// No stream: every fact that is read has some ten ids.
  private static boolean allowed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!allowed(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowed(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
