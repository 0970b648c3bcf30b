package io.quizledger.events.assessment;

import java.util.Optional;

/// Which characters a text may have.
final class TextForm {
  private TextForm() {}

  /// Why an author's `text` is refused: a control character other than tab and line breaks, or half
  /// a surrogate pair, which no UTF-8 can hold.
  static Optional<String> authorsFault(String text) {
    return text.codePoints().anyMatch(c -> isSurrogate(c) || isControl(c))
        ? Optional.of("must not have control characters")
        : Optional.empty();
  }

  /// Why a learner's `text` is refused: U+0000, which not every database can store, or half a
  /// surrogate pair. What else was pasted is theirs.
  static Optional<String> learnersFault(String text) {
    return text.codePoints().anyMatch(c -> isSurrogate(c) || c == 0)
        ? Optional.of("must be a text that UTF-8 can hold, without U+0000")
        : Optional.empty();
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
  }
}
