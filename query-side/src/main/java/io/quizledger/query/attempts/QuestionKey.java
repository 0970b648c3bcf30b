package io.quizledger.query.attempts;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The right answer to a question, as a review shows it. Parts that its type does not have are
/// absent; feedback is none of it.
///
/// @param choices what each choice weighs
/// @param answer which of true and false is right
/// @param answers what is accepted
/// @param pairs each prompt's match
/// @param order the items in their order
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestionKey(
    @Nullable List<WeighedChoice> choices,
    @Nullable Boolean answer,
    @Nullable List<Accepted> answers,
    @Nullable Map<PairId, String> pairs,
    @Nullable List<ItemId> order) {
  record WeighedChoice(ChoiceId choiceId, Weight weight) {}

  /// A text, a number or a range.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Accepted(
      @Nullable String text,
      @Nullable String value,
      @Nullable String tolerance,
      @Nullable String min,
      @Nullable String max,
      Weight weight) {}

  /// The key of `question`; null where a person judges it, or nobody does.
  static @Nullable QuestionKey of(Question question) {
    return switch (question) {
      case SingleChoice single -> ofChoices(single.choices());
      case MultipleChoice multiple -> ofChoices(multiple.choices());
      case TrueFalse statement -> new QuestionKey(null, statement.answer(), null, null, null);
      case ShortAnswer words ->
          ofAnswers(words.answers().stream().map(QuestionKey::accepted).toList());
      case Numeric number ->
          ofAnswers(number.answers().stream().map(QuestionKey::accepted).toList());
      case Matching matching -> new QuestionKey(null, null, null, matches(matching.pairs()), null);
      case Ordering ordering ->
          new QuestionKey(
              null, null, null, null, ordering.items().stream().map(Item::itemId).toList());
      case Essay _, Description _ -> null;
    };
  }

  private static QuestionKey ofChoices(List<Choice> choices) {
    var weighed =
        choices.stream()
            .map(choice -> new WeighedChoice(choice.choiceId(), choice.weight()))
            .toList();
    return new QuestionKey(weighed, null, null, null, null);
  }

  private static QuestionKey ofAnswers(List<Accepted> answers) {
    return new QuestionKey(null, null, answers, null, null);
  }

  private static Accepted accepted(AcceptedText answer) {
    return new Accepted(answer.text(), null, null, null, null, answer.weight());
  }

  private static Accepted accepted(AcceptedNumber answer) {
    return new Accepted(
        null, answer.value(), answer.tolerance(), answer.min(), answer.max(), answer.weight());
  }

  private static Map<PairId, String> matches(List<Pair> pairs) {
    return pairs.stream()
        .collect(toMap(Pair::pairId, Pair::match, (first, second) -> first, LinkedHashMap::new));
  }
}
