package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.command.form.TextRule;
import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionType;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
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
  private static final BigDecimal MAX_POINTS = BigDecimal.valueOf(10_000);
  private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100);
  private static final int WEIGHT_DECIMALS = 5;
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
    if (!form.has("type") || form.isNull("type")) {
      form.missing("type");
    }
    var type = form.oneOf("type", QuestionType.class, QuestionType.DESCRIPTION);
    var name = form.text("name", ANY_TEXT);
    var text = form.requiredText("text", ANY_TEXT);
    var format = form.oneOf("textFormat", TextFormat.class, TextFormat.PLAIN);
    var feedback = form.text("feedback", ANY_TEXT);
    var difficulty = form.text("difficulty", ANY_TEXT);
    var points = points(type);
    return switch (type) {
      case SINGLE_CHOICE ->
          new SingleChoice(questionId, name, text, format, points, feedback, difficulty, choices());
      case MULTIPLE_CHOICE ->
          new MultipleChoice(
              questionId,
              name,
              text,
              format,
              points,
              feedback,
              difficulty,
              choices(),
              form.oneOf("rule", ChoicesRule.class, ChoicesRule.SUM_OF_WEIGHTS));
      case TRUE_FALSE ->
          new TrueFalse(
              questionId,
              name,
              text,
              format,
              points,
              feedback,
              difficulty,
              verdict(),
              form.text("feedbackTrue", ANY_TEXT),
              form.text("feedbackFalse", ANY_TEXT));
      case SHORT_ANSWER ->
          new ShortAnswer(
              questionId,
              name,
              text,
              format,
              points,
              feedback,
              difficulty,
              acceptedTexts(),
              form.truth("caseSensitive", false));
      case NUMERIC ->
          new Numeric(
              questionId, name, text, format, points, feedback, difficulty, acceptedNumbers());
      case MATCHING ->
          new Matching(
              questionId,
              name,
              text,
              format,
              points,
              feedback,
              difficulty,
              pairs(),
              form.texts("distractors", MAX_PARTS, ANY_TEXT));
      case ORDERING ->
          new Ordering(
              questionId,
              name,
              text,
              format,
              points,
              feedback,
              difficulty,
              items(),
              form.oneOf("rule", OrderingRule.class, OrderingRule.ALL_OR_NOTHING));
      case ESSAY -> new Essay(questionId, name, text, format, points, feedback, difficulty);
      case DESCRIPTION ->
          new Description(questionId, name, text, format, points, feedback, difficulty);
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
    var answer = form.truth("answer");
    if (answer == null && !form.has("answer")) {
      form.missing("answer");
    }
    return Boolean.TRUE.equals(answer);
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
    var weight = part.decimal("weight", MAX_WEIGHT.negate(), MAX_WEIGHT, WEIGHT_DECIMALS);
    if (!part.has("weight") || part.isNull("weight")) {
      part.missing("weight");
    }
    return weight == null ? Weight.NONE : new Weight(weight);
  }

  private <T> String given(@Nullable T id, Function<T, String> value) {
    return id == null ? ids.next() : value.apply(id);
  }
}
