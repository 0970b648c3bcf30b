package io.quizledger.command.scoring;

import io.quizledger.events.assessment.ChosenOrder;
import io.quizledger.events.assessment.MatchedPairs;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.Ordering;
import java.util.stream.IntStream;

/// Questions whose parts are brought together or into order.
final class Arrangements {
  private Arrangements() {}

  /// Right pairs ÷ pairs. A prompt without a match is not right.
  static Judgement judge(Matching question, MatchedPairs response) {
    var right =
        question.pairs().stream()
            .filter(pair -> pair.match().equals(response.pairs().get(pair.pairId())))
            .count();
    return Judgement.of(Fraction.of((int) right, question.pairs().size()));
  }

  /// Items in place ÷ items, or all or nothing.
  static Judgement judge(Ordering question, ChosenOrder response) {
    var items = question.items();
    if (response.order().size() != items.size()) {
      throw new IllegalArgumentException("the response does not name every item once");
    }
    var inPlace =
        (int)
            IntStream.range(0, items.size())
                .filter(i -> items.get(i).itemId().equals(response.order().get(i)))
                .count();
    return Judgement.of(
        switch (question.rule()) {
          case ALL_OR_NOTHING -> Fraction.allIf(inPlace == items.size());
          case RIGHT_POSITIONS -> Fraction.of(inPlace, items.size());
        });
  }
}
