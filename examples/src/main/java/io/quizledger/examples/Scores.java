package io.quizledger.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an attempt is worth, computed anew from the published version and the responses alone.
///
/// It shares no code with the server. The rules are those of the API document, section *Scoring*.
final class Scores {
  private static final int SCALE = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Scores() {}

  /// Points, the most points, and percent, each with four decimals.
  record Score(BigDecimal points, BigDecimal maxPoints, BigDecimal percent) {}

  /// The score of one attempt.
  ///
  /// @param questions the version's questions, with key
  /// @param responses the last response by question; cleared and unanswered ones are absent
  /// @param marks points given by hand, by question
  static Score of(
      JsonNode questions, Map<String, JsonNode> responses, Map<String, BigDecimal> marks) {
    var sum = BigDecimal.ZERO;
    var most = BigDecimal.ZERO;
    for (var question : questions) {
      if (question.path("type").asText().equals("DESCRIPTION")) {
        continue;
      }
      var id = question.path("questionId").asText();
      most = most.add(worth(question));
      sum = sum.add(points(question, responses.get(id), marks.get(id)));
    }
    var points = sum.max(BigDecimal.ZERO).setScale(SCALE, RoundingMode.UNNECESSARY);
    var percent =
        most.signum() == 0
            ? BigDecimal.ZERO.setScale(SCALE)
            : HUNDRED.multiply(points).divide(most, SCALE, RoundingMode.HALF_UP);
    return new Score(points, most.setScale(SCALE, RoundingMode.HALF_UP), percent);
  }

  /// The points of one question, with four decimals.
  static BigDecimal points(
      JsonNode question, @Nullable JsonNode response, @Nullable BigDecimal mark) {
    if (mark != null) {
      return mark.setScale(SCALE, RoundingMode.HALF_UP);
    }
    if (response == null) {
      return BigDecimal.ZERO.setScale(SCALE);
    }
    return worth(question)
        .multiply(fraction(question, response))
        .setScale(SCALE, RoundingMode.HALF_UP);
  }

  private static BigDecimal worth(JsonNode question) {
    return question.hasNonNull("points") ? question.get("points").decimalValue() : BigDecimal.ONE;
  }

  private static BigDecimal fraction(JsonNode question, JsonNode response) {
    return switch (question.path("type").asText()) {
      case "SINGLE_CHOICE" -> choice(question, response.path("choice").asText());
      case "MULTIPLE_CHOICE" -> choices(question, texts(response.path("choices")));
      case "TRUE_FALSE" ->
          whole(question.path("answer").asBoolean() == response.path("value").asBoolean());
      case "SHORT_ANSWER" -> shortAnswer(question, response.path("text").asText());
      case "NUMERIC" -> numeric(question, number(response.path("number").asText()));
      case "MATCHING" -> matching(question, response.path("pairs"));
      case "ORDERING" -> ordering(question, texts(response.path("order")));
      default -> BigDecimal.ZERO;
    };
  }

  private static BigDecimal whole(boolean right) {
    return right ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static BigDecimal weight(JsonNode node) {
    return node.path("weight").decimalValue().divide(HUNDRED);
  }

  private static BigDecimal choice(JsonNode question, String chosen) {
    for (var choice : question.path("choices")) {
      if (choice.path("choiceId").asText().equals(chosen)) {
        return weight(choice);
      }
    }
    throw new IllegalStateException("The paper has no choice " + chosen);
  }

  private static BigDecimal choices(JsonNode question, List<String> chosen) {
    var sum = BigDecimal.ZERO;
    var right = new HashSet<String>();
    for (var choice : question.path("choices")) {
      if (weight(choice).signum() > 0) {
        right.add(choice.path("choiceId").asText());
      }
      if (chosen.contains(choice.path("choiceId").asText())) {
        sum = sum.add(weight(choice));
      }
    }
    return question.path("rule").asText().equals("ALL_OR_NOTHING")
        ? whole(right.equals(new HashSet<>(chosen)))
        : sum.max(BigDecimal.ZERO).min(BigDecimal.ONE);
  }

  private static BigDecimal shortAnswer(JsonNode question, String given) {
    var caseSensitive = question.path("caseSensitive").asBoolean();
    for (var answer : question.path("answers")) {
      if (wildcards(plain(answer.path("text").asText(), caseSensitive))
          .matcher(plain(given, caseSensitive))
          .matches()) {
        return weight(answer);
      }
    }
    return BigDecimal.ZERO;
  }

  private static String plain(String text, boolean caseSensitive) {
    var tidy = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("(?U)\\s+", " ").strip();
    return caseSensitive ? tidy : tidy.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static Pattern wildcards(String pattern) {
    var expression = new StringBuilder();
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '*') {
        expression.append("\\*");
        i++;
      } else {
        expression.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private static BigDecimal number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalStateException("Not a number: " + text);
    }
    return new BigDecimal(text);
  }

  private static BigDecimal numeric(JsonNode question, BigDecimal given) {
    for (var answer : question.path("answers")) {
      boolean matches;
      if (answer.has("value")) {
        var tolerance =
            answer.has("tolerance") ? number(answer.path("tolerance").asText()) : BigDecimal.ZERO;
        var distance = given.subtract(number(answer.path("value").asText())).abs();
        matches = distance.compareTo(tolerance) <= 0;
      } else {
        matches =
            given.compareTo(number(answer.path("min").asText())) >= 0
                && given.compareTo(number(answer.path("max").asText())) <= 0;
      }
      if (matches) {
        return weight(answer);
      }
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal matching(JsonNode question, JsonNode given) {
    var right = 0;
    for (var pair : question.path("pairs")) {
      var chosen = given.get(pair.path("pairId").asText());
      if (chosen != null && chosen.asText().equals(pair.path("match").asText())) {
        right++;
      }
    }
    return ratio(right, question.path("pairs").size());
  }

  private static BigDecimal ordering(JsonNode question, List<String> given) {
    var inPlace = 0;
    var items = question.path("items");
    for (var i = 0; i < items.size(); i++) {
      if (i < given.size() && items.get(i).path("itemId").asText().equals(given.get(i))) {
        inPlace++;
      }
    }
    return question.path("rule").asText().equals("RIGHT_POSITIONS")
        ? ratio(inPlace, items.size())
        : whole(inPlace == items.size());
  }

  /// A fraction with far more digits than points can show.
  private static BigDecimal ratio(int part, int whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 40, RoundingMode.HALF_UP);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
