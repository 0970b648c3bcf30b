package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.command.form.TextRule;
import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.assessment.QuestionStem;
import io.quizledger.events.assessment.QuestionType;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import io.quizledger.events.ids.QuestionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a question as its author sends it. What the parts are like is looked at here; whether they
/// make a question together is looked at by the rules of questions.
final class QuestionForm {
  private static final BigDecimal MAX_POINTS = QuestionRules.MAX_POINTS.plain();
  private static final BigDecimal MAX_WEIGHT = Weight.FULL.value();
  // The rules of questions know how many and how long; here it is only kept within reason.
  private static final int MAX_PARTS = 10_000;
  private static final TextRule ANY_TEXT = TextRule.anyText(Integer.MAX_VALUE);

  private final Form form;
  private final IdSource ids;

  QuestionForm(Form form, IdSource ids) {
    this.form = form;
    this.ids = ids;
  }

  /// The question under that id; faults are noted in the form.
  Question read(QuestionId questionId) {
    var named = form.id("questionId", QuestionId::new);
    if (named != null && !named.equals(questionId)) {
      form.fault("questionId", "must be the one in the path");
    }
    form.require("type");
    var type = form.oneOf("type", QuestionType.class, QuestionType.DESCRIPTION);
    var stem =
        new QuestionStem(
            questionId,
            form.text("name", ANY_TEXT),
            form.requiredText("text", ANY_TEXT),
            form.oneOf("textFormat", TextFormat.class, TextFormat.PLAIN),
            points(type),
            form.text("feedback", ANY_TEXT),
            form.text("difficulty", ANY_TEXT),
            form.text("category", ANY_TEXT));
    return switch (type) {
      case SINGLE_CHOICE -> stem.singleChoice(choices());
      case MULTIPLE_CHOICE ->
          stem.multipleChoice(
              choices(), form.oneOf("rule", ChoicesRule.class, ChoicesRule.SUM_OF_WEIGHTS));
      case TRUE_FALSE ->
          stem.trueFalse(
              verdict(), form.text("feedbackTrue", ANY_TEXT), form.text("feedbackFalse", ANY_TEXT));
      case SHORT_ANSWER -> stem.shortAnswer(acceptedTexts(), form.truth("caseSensitive", false));
      case NUMERIC -> stem.numeric(acceptedNumbers());
      case MATCHING -> stem.matching(pairs(), form.texts("distractors", MAX_PARTS, ANY_TEXT));
      case ORDERING ->
          stem.ordering(
              items(), form.oneOf("rule", OrderingRule.class, OrderingRule.ALL_OR_NOTHING));
      case ESSAY -> stem.essay();
      case DESCRIPTION -> stem.description();
    };
  }

  private Points points(QuestionType type) {
    var points = form.decimal("points", BigDecimal.ZERO, MAX_POINTS, Points.SCALE);
    if (type == QuestionType.DESCRIPTION) {
      if (points != null && points.signum() != 0) {
        form.fault("points", "must be 0: a description earns nothing");
      }
      return Points.ZERO;
    }
    return new Points(points == null ? BigDecimal.ONE : points);
  }

  private boolean verdict() {
    form.require("answer");
    return form.truth("answer", false);
  }

  private List<Choice> choices() {
    return parts(
        "choices",
        part ->
            new Choice(
                new ChoiceId(given(part.id("choiceId", ChoiceId::new), ChoiceId::value)),
                part.requiredText("text", ANY_TEXT),
                weight(part),
                part.text("feedback", ANY_TEXT)));
  }

  private List<AcceptedText> acceptedTexts() {
    return parts(
        "answers",
        part ->
            new AcceptedText(
                part.requiredText("text", ANY_TEXT),
                weight(part),
                part.text("feedback", ANY_TEXT)));
  }

  private List<AcceptedNumber> acceptedNumbers() {
    return parts(
        "answers",
        part ->
            new AcceptedNumber(
                part.text("value", ANY_TEXT),
                part.text("tolerance", ANY_TEXT),
                part.text("min", ANY_TEXT),
                part.text("max", ANY_TEXT),
                weight(part),
                part.text("feedback", ANY_TEXT)));
  }

  private List<Pair> pairs() {
    return parts(
        "pairs",
        part ->
            new Pair(
                new PairId(given(part.id("pairId", PairId::new), PairId::value)),
                part.requiredText("prompt", ANY_TEXT),
                part.requiredText("match", ANY_TEXT)));
  }

  private List<Item> items() {
    return parts(
        "items",
        part ->
            new Item(
                new ItemId(given(part.id("itemId", ItemId::new), ItemId::value)),
                part.requiredText("text", ANY_TEXT)));
  }

  private <T> List<T> parts(String name, Function<Form, T> part) {
    var parts = new ArrayList<T>();
    for (var one : form.objects(name, 1, MAX_PARTS)) {
      parts.add(part.apply(one));
    }
    return parts;
  }

  private static Weight weight(Form part) {
    var weight = part.decimal("weight", MAX_WEIGHT.negate(), MAX_WEIGHT, Weight.MAX_DECIMALS);
    part.require("weight");
    return weight == null ? Weight.NONE : new Weight(weight);
  }

  private <T> String given(@Nullable T id, Function<T, String> value) {
    return id == null ? ids.next() : value.apply(id);
  }
}
