package io.quizledger.events.assessment.gift;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.DecimalNumber;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.PairId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what stands between the braces, its escapes hidden.
final class AnswerParser {
  private static final Pattern WEIGHT = Pattern.compile("%(-?[0-9]++(?:\\.[0-9]*+)?+)%");
  private static final Set<String> TRUE = Set.of("T", "TRUE");
  private static final Set<String> FALSE = Set.of("F", "FALSE");
  private static final String ARROW = "->";
  private static final String RANGE = "..";
  private static final String ANY = "*";

  /// More than any question may have; the rules of questions know how many exactly.
  private static final int MAX_PARTS = 10_000;

  private AnswerParser() {}

  /// One answer: `=` or `~`, a weight perhaps, a text, and perhaps `#` and a feedback.
  private record Answer(
      boolean marked, @Nullable Weight weight, String text, @Nullable String feedback) {
    static Answer of(boolean marked, String raw) throws GiftFault {
      var body = raw.trim();
      var weight = WEIGHT.matcher(body);
      Weight read = null;
      if (weight.lookingAt()) {
        read = weight(weight.group(1));
        body = body.substring(weight.end());
      }
      var feedback = body.indexOf('#');
      return feedback < 0
          ? new Answer(marked, read, body, null)
          : new Answer(marked, read, body.substring(0, feedback), body.substring(feedback + 1));
    }

    private static Weight weight(String percent) throws GiftFault {
      try {
        return new Weight(new BigDecimal(percent));
      } catch (IllegalArgumentException e) {
        throw new GiftFault(
            "has a weight that is not within ±100 percent with at most 5 decimals: " + percent);
      }
    }

    Weight weightOr(Weight otherwise) {
      return weight == null ? otherwise : weight;
    }
  }

  /// What is right, and what is said to whom.
  record Verdict(boolean answer, @Nullable String ifWrong, @Nullable String ifRight) {}

  static List<Choice> choices(String section, TextFormat format, IdSource ids) throws GiftFault {
    var choices = new ArrayList<Choice>();
    for (var answer : answers(section, "=~", false)) {
      choices.add(
          new Choice(
              new ChoiceId(ids.next()),
              Texts.beside(format, answer.text()),
              answer.weightOr(answer.marked() ? Weight.FULL : Weight.NONE),
              Texts.optional(format, answer.feedback())));
    }
    return choices;
  }

  static List<AcceptedText> texts(String section, TextFormat format) throws GiftFault {
    var texts = new ArrayList<AcceptedText>();
    for (var answer : answers(section, "=", false)) {
      texts.add(
          new AcceptedText(
              // What is compared is no text to be shown, so its format does not matter.
              Texts.read(answer.text()).text(),
              answer.weightOr(Weight.FULL),
              Texts.optional(format, answer.feedback())));
    }
    return texts;
  }

  static List<AcceptedNumber> numbers(String section, TextFormat format) throws GiftFault {
    var answers = section.substring(1);
    var otherwise = answers.indexOf('~');
    var numbers = new ArrayList<AcceptedNumber>();
    for (var answer :
        answers(otherwise < 0 ? answers : answers.substring(0, otherwise), "=", true)) {
      numbers.add(
          number(
              Texts.read(answer.text()).text(),
              answer.weightOr(Weight.FULL),
              Texts.optional(format, answer.feedback())));
    }
    if (otherwise >= 0) {
      var rest = Answer.of(false, answers.substring(otherwise + 1));
      numbers.add(number(ANY, Weight.NONE, Texts.optional(format, rest.feedback())));
    }
    return numbers;
  }

  private static AcceptedNumber number(String text, Weight weight, @Nullable String feedback) {
    if (text.equals(ANY)) {
      var most = "1e" + DecimalNumber.MAX_EXPONENT;
      return new AcceptedNumber(null, null, "-" + most, most, weight, feedback);
    }
    var range = text.indexOf(RANGE);
    if (range > 0) {
      return new AcceptedNumber(
          null,
          null,
          digits(text.substring(0, range)),
          digits(text.substring(range + RANGE.length())),
          weight,
          feedback);
    }
    var tolerance = text.indexOf(':');
    return tolerance > 0
        ? new AcceptedNumber(
            digits(text.substring(0, tolerance)),
            digits(text.substring(tolerance + 1)),
            null,
            null,
            weight,
            feedback)
        : new AcceptedNumber(digits(text), null, null, null, weight, feedback);
  }

  /// Moodle also takes `.5` and `5.`, which are no numbers here.
  private static String digits(String number) {
    return number
        .trim()
        .replaceFirst("^([+-]?)\\.(?=[0-9])", "$10.")
        .replaceFirst("^([+-]?[0-9]++)\\.(?![0-9])", "$1");
  }

  static List<Pair> pairs(String section, TextFormat format, IdSource ids) throws GiftFault {
    var pairs = new ArrayList<Pair>();
    for (var part : parts(section, "=", false)) {
      var arrow = part.text().indexOf(ARROW);
      if (arrow < 0) {
        throw new GiftFault("has a pair without ->: " + Escapes.show(part.text()).trim());
      }
      pairs.add(
          new Pair(
              new PairId(ids.next()),
              Texts.beside(format, part.text().substring(0, arrow)),
              Texts.beside(format, part.text().substring(arrow + ARROW.length()))));
    }
    return pairs;
  }

  static boolean isVerdict(String section) {
    var said = verdictWord(section);
    return TRUE.contains(said) || FALSE.contains(said);
  }

  static Verdict verdict(String section, TextFormat format) throws GiftFault {
    var parts = section.split("#", 3);
    return new Verdict(
        TRUE.contains(verdictWord(section)),
        parts.length > 1 ? Texts.optional(format, parts[1]) : null,
        parts.length > 2 ? Texts.optional(format, parts[2]) : null);
  }

  private static String verdictWord(String section) {
    var end = section.indexOf('#');
    return (end < 0 ? section : section.substring(0, end)).trim().toUpperCase(Locale.ROOT);
  }

  private static List<Answer> answers(String section, String marks, boolean firstWithoutMark)
      throws GiftFault {
    var answers = new ArrayList<Answer>();
    for (var part : parts(section, marks, firstWithoutMark)) {
      answers.add(Answer.of(part.mark() == '=', part.text()));
    }
    return answers;
  }

  private record Part(char mark, String text) {}

  /// Cuts `section` before each of `marks`.
  private static List<Part> parts(String section, String marks, boolean firstWithoutMark)
      throws GiftFault {
    var parts = new ArrayList<Part>();
    var mark = '=';
    var start = 0;
    for (var i = 0; i <= section.length(); i++) {
      if (i < section.length() && marks.indexOf(section.charAt(i)) < 0) {
        continue;
      }
      var text = section.substring(start, i);
      var isFirst = start == 0;
      if (!isFirst || (firstWithoutMark && !text.trim().isEmpty())) {
        parts.add(new Part(mark, text));
      } else if (!text.trim().isEmpty()) {
        throw new GiftFault(
            "has a text before the first of its answers: " + Escapes.show(text.trim()));
      }
      if (i < section.length()) {
        mark = section.charAt(i);
      }
      start = i + 1;
      if (parts.size() > MAX_PARTS) {
        throw new GiftFault("has more than %,d answers".formatted(MAX_PARTS));
      }
    }
    return parts;
  }
}
