package io.quizledger.events.assessment;

import static io.quizledger.events.assessment.SeededShuffle.shuffled;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.PairId;
import io.quizledger.events.ids.QuestionId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question as the learner sees it in an attempt: without key, weights, feedback, name or rule,
/// and in this attempt's order. Lists that its type does not have are absent.
///
/// @param choices of a question with choices
/// @param prompts of a matching question, in the author's order
/// @param matches of a matching question, distractors among them, each once
/// @param items of an ordering question
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LearnersQuestion(
    QuestionId questionId,
    QuestionType type,
    String text,
    TextFormat textFormat,
    Points points,
    @Nullable List<ShownChoice> choices,
    @Nullable List<Prompt> prompts,
    @Nullable List<String> matches,
    @Nullable List<Item> items) {
  /// A choice without its weight and feedback.
  public record ShownChoice(ChoiceId choiceId, String text) {}

  /// A pair without its match.
  public record Prompt(PairId pairId, String prompt) {}

  /// Shows `question` in the order of `seed`.
  ///
  /// @param shuffleChoices whether choices are shuffled; matches and items always are
  static LearnersQuestion of(Question question, boolean shuffleChoices, long seed) {
    return switch (question) {
      case SingleChoice single ->
          shown(
              question,
              choices(question, single.choices(), shuffleChoices, seed),
              null,
              null,
              null);
      case MultipleChoice multiple ->
          shown(
              question,
              choices(question, multiple.choices(), shuffleChoices, seed),
              null,
              null,
              null);
      case Matching matching ->
          shown(question, null, prompts(matching), matches(matching, seed), null);
      case Ordering ordering ->
          shown(
              question,
              null,
              null,
              null,
              shuffled(seed, label("items", question), ordering.items()));
      case TrueFalse _, ShortAnswer _, Numeric _, Essay _, Description _ ->
          shown(question, null, null, null, null);
    };
  }

  private static LearnersQuestion shown(
      Question question,
      @Nullable List<ShownChoice> choices,
      @Nullable List<Prompt> prompts,
      @Nullable List<String> matches,
      @Nullable List<Item> items) {
    return new LearnersQuestion(
        question.questionId(),
        QuestionType.of(question),
        question.text(),
        question.textFormat(),
        question.points(),
        choices,
        prompts,
        matches,
        items);
  }

  private static List<ShownChoice> choices(
      Question question, List<Choice> choices, boolean shuffle, long seed) {
    var shown = choices.stream().map(c -> new ShownChoice(c.choiceId(), c.text())).toList();
    return shuffle ? shuffled(seed, label("choices", question), shown) : shown;
  }

  private static List<Prompt> prompts(Matching matching) {
    return matching.pairs().stream().map(p -> new Prompt(p.pairId(), p.prompt())).toList();
  }

  private static List<String> matches(Matching matching, long seed) {
    // Sorted first: what is shuffled must not depend on which match belongs to which prompt.
    var distinct =
        Stream.concat(matching.pairs().stream().map(Pair::match), matching.distractors().stream())
            .distinct()
            .sorted()
            .toList();
    return shuffled(seed, label("matches", matching), distinct);
  }

  private static String label(String what, Question question) {
    return what + ":" + question.questionId();
  }
}
