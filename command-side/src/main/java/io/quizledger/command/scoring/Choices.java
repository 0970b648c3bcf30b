package io.quizledger.command.scoring;

import static java.util.stream.Collectors.toSet;

import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.ChosenSeveral;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.Weight;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Questions with choices.
final class Choices {
  private Choices() {}

  /// The chosen weight ÷ 100.
  static Judgement judge(SingleChoice question, ChosenOne response) {
    var chosen =
        question.choices().stream()
            .filter(choice -> choice.choiceId().equals(response.choice()))
            .findFirst()
            .orElseThrow(Choices::unknown);
    return Judgement.of(Fraction.of(chosen.weight()), chosen.feedback());
  }

  /// The chosen weights together, or all or nothing.
  static Judgement judge(MultipleChoice question, ChosenSeveral response) {
    var ids = new HashSet<>(response.choices());
    var chosen =
        question.choices().stream().filter(choice -> ids.contains(choice.choiceId())).toList();
    if (chosen.size() != response.choices().size()) {
      throw unknown();
    }
    var fraction =
        switch (question.rule()) {
          case SUM_OF_WEIGHTS -> sumOfWeights(chosen);
          case ALL_OR_NOTHING -> Fraction.allIf(exactlyTheRightOnes(question, chosen));
        };
    return new Judgement(
        fraction, chosen.stream().map(Choice::feedback).filter(Objects::nonNull).toList());
  }

  private static Fraction sumOfWeights(List<Choice> chosen) {
    var sum =
        chosen.stream()
            .map(Choice::weight)
            .map(Weight::fraction)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Fraction(sum.max(BigDecimal.ZERO).min(BigDecimal.ONE), 1);
  }

  private static boolean exactlyTheRightOnes(MultipleChoice question, List<Choice> chosen) {
    var right = question.choices().stream().filter(c -> c.weight().positive()).collect(toSet());
    return right.equals(new HashSet<>(chosen));
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("the response does not name the question's choices");
  }
}
