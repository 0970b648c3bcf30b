package io.quizledger.events.assessment;

/// The types of questions, under their names in the API.
public enum QuestionType {
  /// See [SingleChoice].
  SINGLE_CHOICE,
  /// See [MultipleChoice].
  MULTIPLE_CHOICE,
  /// See [TrueFalse].
  TRUE_FALSE,
  /// See [ShortAnswer].
  SHORT_ANSWER,
  /// See [Numeric].
  NUMERIC,
  /// See [Matching].
  MATCHING,
  /// See [Ordering].
  ORDERING,
  /// See [Essay].
  ESSAY,
  /// See [Description].
  DESCRIPTION;

  /// The type that `question` has.
  public static QuestionType of(Question question) {
    return switch (question) {
      case SingleChoice _ -> SINGLE_CHOICE;
      case MultipleChoice _ -> MULTIPLE_CHOICE;
      case TrueFalse _ -> TRUE_FALSE;
      case ShortAnswer _ -> SHORT_ANSWER;
      case Numeric _ -> NUMERIC;
      case Matching _ -> MATCHING;
      case Ordering _ -> ORDERING;
      case Essay _ -> ESSAY;
      case Description _ -> DESCRIPTION;
    };
  }
}
