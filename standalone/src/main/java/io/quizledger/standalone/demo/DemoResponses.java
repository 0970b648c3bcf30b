package io.quizledger.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a sample learner answers, knowing only the paper: always the same, right or wrong.
final class DemoResponses {
  private static final List<String> TEXTS = List.of("Vienna", "prime", "Budapest", "no idea");
  private static final List<String> NUMBERS = List.of("0.25", "4806", "3.14", "1.45");

  private DemoResponses() {}

  /// A response to a question of a paper; empty where there is nothing to answer.
  ///
  /// @param taste what tells this learner from others
  static Map<String, Object> to(JsonNode question, int taste) {
    return switch (question.path("type").asText()) {
      case "SINGLE_CHOICE" -> Map.of("choice", pick(question.path("choices"), taste, "choiceId"));
      case "MULTIPLE_CHOICE" ->
          Map.of("choices", List.of(pick(question.path("choices"), taste, "choiceId")));
      case "TRUE_FALSE" -> Map.of("value", taste % 2 == 1);
      case "SHORT_ANSWER" -> Map.of("text", TEXTS.get(taste % TEXTS.size()));
      case "NUMERIC" -> Map.of("number", NUMBERS.get(taste % NUMBERS.size()));
      case "MATCHING" -> Map.of("pairs", pairs(question, taste));
      case "ORDERING" -> Map.of("order", ids(question.path("items"), "itemId"));
      default -> Map.of();
    };
  }

  private static String pick(JsonNode array, int taste, String id) {
    return array.get(taste % array.size()).path(id).asText();
  }

  private static Map<String, String> pairs(JsonNode question, int taste) {
    var matches = question.path("matches");
    var pairs = new LinkedHashMap<String, String>();
    var i = taste;
    for (var prompt : question.path("prompts")) {
      pairs.put(prompt.path("pairId").asText(), matches.get(i++ % matches.size()).asText());
    }
    return pairs;
  }

  private static List<String> ids(JsonNode array, String id) {
    var ids = new ArrayList<String>();
    array.forEach(node -> ids.add(node.path(id).asText()));
    return ids;
  }
}
