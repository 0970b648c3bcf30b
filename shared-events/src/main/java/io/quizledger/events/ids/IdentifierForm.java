package io.quizledger.events.ids;

/// The one form that every identifier has.
final class IdentifierForm {
  private static final int MAX_LENGTH = 64;

  private IdentifierForm() {}

  static void require(String value) {
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(IdentifierForm::allowed)) {
      throw new IllegalArgumentException("an id has 1 to 64 letters, digits, - or _");
    }
  }

  private static boolean allowed(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
