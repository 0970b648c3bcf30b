package io.quizledger.events.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What makes a question whole, wherever it comes from: the API or a file.
///
/// @param limits how large its parts may be
public record QuestionRules(AssessmentLimits limits) {
  /// The most that a question can earn.
  public static final Points MAX_POINTS = Points.of("10000");

  private static final int MIN_OPTIONS = 2;
  private static final int MIN_ANSWERS = 1;

  /// Everything that is wrong with `question`, each with the path of its field; empty if it is
  /// right.
  public List<Fault> faults(Question question) {
    var check = new Check(limits);
    check.line("name", question.name());
    check.line("difficulty", question.difficulty());
    check.line("category", question.category());
    check.required("text", question.text(), limits.textLength());
    check.optional("feedback", question.feedback(), limits.textLength());
    check.that(
        question.points().compareTo(Points.ZERO) >= 0
            && question.points().compareTo(MAX_POINTS) <= 0,
        "points",
        "must lie between 0 and " + MAX_POINTS);
    switch (question) {
      case SingleChoice single -> {
        choices(check, single.choices());
        check.that(
            best(single.choices(), Choice::weight).equals(Weight.FULL),
            "choices",
            "must have a choice of weight 100");
      }
      case MultipleChoice multiple -> {
        choices(check, multiple.choices());
        check.that(
            best(multiple.choices(), Choice::weight).positive(),
            "choices",
            "must have a choice of positive weight");
      }
      case TrueFalse statement -> {
        check.optional("feedbackTrue", statement.feedbackTrue(), limits.textLength());
        check.optional("feedbackFalse", statement.feedbackFalse(), limits.textLength());
      }
      case ShortAnswer words -> acceptedTexts(check, words);
      case Numeric numeric -> acceptedNumbers(check, numeric);
      case Matching matching -> pairs(check, matching);
      case Ordering ordering -> items(check, ordering);
      case Essay _, Description _ -> {}
    }
    return check.faults;
  }

  private void choices(Check check, List<Choice> choices) {
    check.count("choices", choices, MIN_OPTIONS);
    check.distinct("choices", "choiceId", choices.stream().map(Choice::choiceId).toList());
    for (var i = 0; i < choices.size(); i++) {
      var at = "choices[" + i + "].";
      check.required(at + "text", choices.get(i).text(), limits.optionLength());
      check.optional(at + "feedback", choices.get(i).feedback(), limits.textLength());
    }
  }

  private void acceptedTexts(Check check, ShortAnswer question) {
    var answers = question.answers();
    check.count("answers", answers, MIN_ANSWERS);
    for (var i = 0; i < answers.size(); i++) {
      var at = "answers[" + i + "].";
      check.required(at + "text", answers.get(i).text(), limits.optionLength());
      check.optional(at + "feedback", answers.get(i).feedback(), limits.textLength());
    }
    check.that(
        answers.stream().mapToLong(answer -> answer.text().length()).sum() <= limits.textLength(),
        "answers",
        "must have at most %d characters together".formatted(limits.textLength()));
    check.earnable(best(answers, AcceptedText::weight));
  }

  private void acceptedNumbers(Check check, Numeric question) {
    var answers = question.answers();
    check.count("answers", answers, MIN_ANSWERS);
    for (var i = 0; i < answers.size(); i++) {
      var at = "answers[" + i + "]";
      acceptedNumber(check, at, answers.get(i));
      check.optional(at + ".feedback", answers.get(i).feedback(), limits.textLength());
    }
    check.earnable(best(answers, AcceptedNumber::weight));
  }

  private static void acceptedNumber(Check check, String at, AcceptedNumber answer) {
    check.number(at + ".value", answer.value());
    var tolerance = check.number(at + ".tolerance", answer.tolerance());
    var min = check.number(at + ".min", answer.min());
    var max = check.number(at + ".max", answer.max());
    var isValue = answer.value() != null && answer.min() == null && answer.max() == null;
    var isRange =
        answer.value() == null
            && answer.tolerance() == null
            && answer.min() != null
            && answer.max() != null;
    check.that(
        isValue || isRange,
        at,
        "must have either value, with or without tolerance, or min and max");
    check.that(
        tolerance == null || tolerance.signum() >= 0, at + ".tolerance", "must not be negative");
    check.that(
        min == null || max == null || min.compareTo(max) <= 0,
        at + ".max",
        "must not be below min");
  }

  private void pairs(Check check, Matching question) {
    var pairs = question.pairs();
    check.count("pairs", pairs, MIN_OPTIONS);
    check.distinct("pairs", "pairId", pairs.stream().map(Pair::pairId).toList());
    for (var i = 0; i < pairs.size(); i++) {
      var at = "pairs[" + i + "].";
      check.required(at + "prompt", pairs.get(i).prompt(), limits.optionLength());
      check.required(at + "match", pairs.get(i).match(), limits.optionLength());
    }
    check.count("distractors", question.distractors(), 0);
    for (var i = 0; i < question.distractors().size(); i++) {
      check.required(
          "distractors[" + i + "]", question.distractors().get(i), limits.optionLength());
    }
  }

  private void items(Check check, Ordering question) {
    var items = question.items();
    check.count("items", items, MIN_OPTIONS);
    check.distinct("items", "itemId", items.stream().map(Item::itemId).toList());
    for (var i = 0; i < items.size(); i++) {
      check.required("items[" + i + "].text", items.get(i).text(), limits.optionLength());
    }
  }

  private static <T> Weight best(List<T> options, Function<T, Weight> weight) {
    return options.stream().map(weight).max(Weight::compareTo).orElse(Weight.NONE);
  }

  private static final class Check {
    private final AssessmentLimits limits;
    private final List<Fault> faults = new ArrayList<>();

    Check(AssessmentLimits limits) {
      this.limits = limits;
    }

    void that(boolean right, String field, String message) {
      if (!right) {
        faults.add(new Fault(field, message));
      }
    }

    void required(String field, @Nullable String text, int maxLength) {
      if (text == null || text.isBlank()) {
        that(false, field, "must not be empty");
      } else {
        optional(field, text, maxLength);
      }
    }

    void optional(String field, @Nullable String text, int maxLength) {
      if (text == null) {
        return;
      }
      that(
          text.length() <= maxLength,
          field,
          "must have at most %d characters".formatted(maxLength));
      TextForm.authorsFault(text).ifPresent(message -> that(false, field, message));
    }

    void line(String field, @Nullable String text) {
      optional(field, text, limits.nameLength());
      that(
          text == null || text.chars().noneMatch(c -> c == '\n' || c == '\r'),
          field,
          "must be one line");
    }

    void count(String field, List<?> options, int min) {
      that(options.size() >= min, field, "must be at least " + min);
      that(options.size() <= limits.options(), field, "must be at most " + limits.options());
    }

    void distinct(String list, String field, List<?> ids) {
      var seen = new HashSet<Object>();
      for (var i = 0; i < ids.size(); i++) {
        that(seen.add(ids.get(i)), list + "[" + i + "]." + field, "must not be there twice");
      }
    }

    @Nullable BigDecimal number(String field, @Nullable String text) {
      if (text == null) {
        return null;
      }
      var number = DecimalNumber.parse(text).orElse(null);
      that(number != null, field, DecimalNumber.form());
      return number;
    }

    void earnable(Weight best) {
      that(best.positive(), "answers", "must have an answer of positive weight");
    }
  }
}
