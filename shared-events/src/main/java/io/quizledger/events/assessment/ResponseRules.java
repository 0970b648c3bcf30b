package io.quizledger.events.assessment;

import static java.util.stream.Collectors.toSet;

import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which responses fit which questions. Whether a response is right is another matter: see scoring.
///
/// @param limits how long a written response may be
public record ResponseRules(AssessmentLimits limits) {
  /// Why `response` does not fit `question`; empty if it fits.
  public Optional<String> fault(Question question, Response response) {
    return switch (question) {
      case SingleChoice single ->
          response instanceof ChosenOne chosen
              ? unless(ids(single.choices()).contains(chosen.choice()), "names no choice")
              : expected("{choice}");
      case MultipleChoice multiple ->
          response instanceof ChosenSeveral chosen
              ? choicesFault(ids(multiple.choices()), chosen)
              : expected("{choices:[…]}");
      case TrueFalse _ ->
          response instanceof Verdict ? Optional.empty() : expected("{value: true or false}");
      case ShortAnswer _ ->
          response instanceof WrittenText written
              ? textFault(written.text(), limits.shortResponseLength())
              : expected("{text}");
      case Numeric _ ->
          response instanceof GivenNumber given
              ? unless(DecimalNumber.parse(given.number()).isPresent(), DecimalNumber.form())
              : expected("{number: \"…\"}");
      case Matching matching ->
          response instanceof MatchedPairs matched
              ? pairsFault(matching, matched)
              : expected("{pairs:{…}}");
      case Ordering ordering ->
          response instanceof ChosenOrder chosen
              ? orderFault(ordering, chosen)
              : expected("{order:[…]}");
      case Essay _ ->
          response instanceof WrittenText written
              ? textFault(written.text(), limits.essayResponseLength())
              : expected("{text}");
      case Description _ -> Optional.of("a description takes no answer");
    };
  }

  private static Optional<String> choicesFault(Set<ChoiceId> known, ChosenSeveral chosen) {
    if (new HashSet<>(chosen.choices()).size() < chosen.choices().size()) {
      return Optional.of("names a choice twice");
    }
    return unless(known.containsAll(chosen.choices()), "names a choice that there is not");
  }

  private Optional<String> textFault(String text, int maxLength) {
    return text.length() > maxLength
        ? Optional.of("must have at most %d characters".formatted(maxLength))
        : TextForm.learnersFault(text);
  }

  private static Optional<String> pairsFault(Matching question, MatchedPairs matched) {
    Set<PairId> prompts = question.pairs().stream().map(Pair::pairId).collect(toSet());
    Set<String> matches =
        Stream.concat(question.pairs().stream().map(Pair::match), question.distractors().stream())
            .collect(toSet());
    if (!prompts.containsAll(matched.pairs().keySet())) {
      return Optional.of("names a prompt that there is not");
    }
    return unless(matches.containsAll(matched.pairs().values()), "names a match that there is not");
  }

  private static Optional<String> orderFault(Ordering question, ChosenOrder chosen) {
    Set<ItemId> items = question.items().stream().map(Item::itemId).collect(toSet());
    return unless(
        chosen.order().size() == items.size() && items.equals(new HashSet<>(chosen.order())),
        "must name every item once");
  }

  private static Set<ChoiceId> ids(List<Choice> choices) {
    return choices.stream().map(Choice::choiceId).collect(toSet());
  }

  private static Optional<String> expected(String form) {
    return Optional.of("must have the form " + form);
  }

  private static Optional<String> unless(boolean fits, String message) {
    return fits ? Optional.empty() : Optional.of(message);
  }
}
