package io.quizledger.command.scoring;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import io.quizledger.events.ids.QuestionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Questions as examples need them, in few words.
final class Questions {
  static final QuestionId ID = new QuestionId("q");

  private Questions() {}

  /// Choices c0, c1, … of these weights.
  static SingleChoice single(String points, String... weights) {
    return new SingleChoice(
        ID, null, "?", null, Points.of(points), null, null, null, choices(List.of(weights)));
  }

  static MultipleChoice multiple(String points, ChoicesRule rule, String... weights) {
    return new MultipleChoice(
        ID, null, "?", null, Points.of(points), null, null, null, choices(List.of(weights)), rule);
  }

  private static List<Choice> choices(List<String> weights) {
    return IntStream.range(0, weights.size())
        .mapToObj(i -> new Choice(new ChoiceId("c" + i), "c" + i, weight(weights.get(i)), null))
        .toList();
  }

  /// Accepts the text for 100 percent.
  static ShortAnswer words(boolean caseSensitive, String accepted) {
    return new ShortAnswer(
        ID,
        null,
        "?",
        null,
        Points.ONE,
        null,
        null,
        null,
        List.of(new AcceptedText(accepted, Weight.FULL, null)),
        caseSensitive);
  }

  static Numeric numeric(AcceptedNumber... answers) {
    return new Numeric(ID, null, "?", null, Points.ONE, null, null, null, List.of(answers));
  }

  static AcceptedNumber value(String value, String tolerance, String weight) {
    return new AcceptedNumber(value, tolerance, null, null, weight(weight), null);
  }

  static AcceptedNumber range(String min, String max, String weight) {
    return new AcceptedNumber(null, null, min, max, weight(weight), null);
  }

  /// Pairs p0 → m0, p1 → m1, …
  static Matching matching(String points, int pairs) {
    return new Matching(
        ID,
        null,
        "?",
        null,
        Points.of(points),
        null,
        null,
        null,
        IntStream.range(0, pairs)
            .mapToObj(i -> new Pair(new PairId("p" + i), "prompt " + i, "m" + i))
            .toList(),
        List.of("none of them"));
  }

  /// Items in the given order.
  static Ordering ordering(String points, OrderingRule rule, String... ids) {
    return new Ordering(
        ID,
        null,
        "?",
        null,
        Points.of(points),
        null,
        null,
        null,
        Stream.of(ids).map(id -> new Item(new ItemId(id), "item " + id)).toList(),
        rule);
  }

  static Weight weight(String percent) {
    return new Weight(new BigDecimal(percent));
  }
}
