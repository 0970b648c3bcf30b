package io.quizledger.events.assessment;

import io.quizledger.events.ids.QuestionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every question has, whatever its type: whoever reads a question from a request or a file
/// reads this first and completes it by what the type has beside it.
///
/// @param questionId names the question within its quiz
/// @param name what its author calls it
/// @param text what is asked
/// @param textFormat how the texts are to be read
/// @param points what a full answer earns
/// @param feedback what its author says to everyone who has answered
/// @param difficulty how hard its author thinks it is
/// @param category where its author keeps it
public record QuestionStem(
    QuestionId questionId,
    @Nullable String name,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable String feedback,
    @Nullable String difficulty,
    @Nullable String category) {
  /// One of `choices` is to be chosen.
  public SingleChoice singleChoice(List<Choice> choices) {
    return new SingleChoice(
        questionId, name, text, textFormat, points, feedback, difficulty, category, choices);
  }

  /// Any of `choices` may be chosen.
  public MultipleChoice multipleChoice(List<Choice> choices, @Nullable ChoicesRule rule) {
    return new MultipleChoice(
        questionId, name, text, textFormat, points, feedback, difficulty, category, choices, rule);
  }

  /// The text is true or false.
  public TrueFalse trueFalse(
      boolean answer, @Nullable String feedbackTrue, @Nullable String feedbackFalse) {
    return new TrueFalse(
        questionId,
        name,
        text,
        textFormat,
        points,
        feedback,
        difficulty,
        category,
        answer,
        feedbackTrue,
        feedbackFalse);
  }

  /// A few words are to be written.
  public ShortAnswer shortAnswer(List<AcceptedText> answers, boolean caseSensitive) {
    return new ShortAnswer(
        questionId,
        name,
        text,
        textFormat,
        points,
        feedback,
        difficulty,
        category,
        answers,
        caseSensitive);
  }

  /// A number is to be given.
  public Numeric numeric(List<AcceptedNumber> answers) {
    return new Numeric(
        questionId, name, text, textFormat, points, feedback, difficulty, category, answers);
  }

  /// Each prompt is to be given its match.
  public Matching matching(List<Pair> pairs, List<String> distractors) {
    return new Matching(
        questionId,
        name,
        text,
        textFormat,
        points,
        feedback,
        difficulty,
        category,
        pairs,
        distractors);
  }

  /// `items` are to be put in their order.
  public Ordering ordering(List<Item> items, @Nullable OrderingRule rule) {
    return new Ordering(
        questionId, name, text, textFormat, points, feedback, difficulty, category, items, rule);
  }

  /// A text is to be written, which a person marks.
  public Essay essay() {
    return new Essay(questionId, name, text, textFormat, points, feedback, difficulty, category);
  }

  /// There is nothing to answer, and nothing to earn.
  public Description description() {
    return new Description(
        questionId, name, text, textFormat, points, feedback, difficulty, category);
  }
}
