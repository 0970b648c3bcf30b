package io.quizledger.events.assessment.gift;

/// How large a file may be.
///
/// @param bytes of the file
/// @param questions in it, the faulty ones too
public record GiftLimits(int bytes, int questions) {
  /// What holds where an installation says nothing: 8 MiB, 10,000 questions.
  public static final GiftLimits DEFAULT = new GiftLimits(8 * 1024 * 1024, 10_000);
}
