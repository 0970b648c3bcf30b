package io.quizledger.events.assessment;

/// How large questions and responses may be. Lengths are in UTF-16 units, as Java and JavaScript
/// count them.
///
/// @param nameLength of a question's name, difficulty and category
/// @param textLength of a question's text and of each feedback
/// @param optionLength of a choice, an accepted text, a prompt, a match or an item
/// @param options how many of them a question may have
/// @param shortResponseLength of the answer to a short answer question
/// @param essayResponseLength of the answer to an essay question
public record AssessmentLimits(
    int nameLength,
    int textLength,
    int optionLength,
    int options,
    int shortResponseLength,
    int essayResponseLength) {
  /// What holds where an installation says nothing.
  public static final AssessmentLimits DEFAULT =
      new AssessmentLimits(500, 100_000, 10_000, 500, 10_000, 100_000);
}
