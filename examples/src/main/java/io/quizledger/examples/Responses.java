package io.quizledger.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What a learner might answer: now right, now something else that fits the question.
final class Responses {
  private final RandomGenerator random;

  Responses(RandomGenerator random) {
    this.random = random;
  }

  /// A response to a question of the published version, right with the given probability.
  ObjectNode to(JsonNode question, double skill) {
    var right = random.nextDouble() < skill;
    var response = Api.JSON.createObjectNode();
    switch (question.path("type").asText()) {
      case "SINGLE_CHOICE" ->
          response.put("choice", (right ? best(question) : any(question.path("choices"))).asText());
      case "MULTIPLE_CHOICE" -> choices(question, right, response.putArray("choices"));
      case "TRUE_FALSE" -> response.put("value", right == question.path("answer").asBoolean());
      case "SHORT_ANSWER" ->
          response.put(
              "text",
              right
                  ? one(question.path("answers")).path("text").asText().replace("*", "x")
                  : "no idea " + random.nextInt(10));
      case "NUMERIC" -> response.put("number", number(one(question.path("answers")), right));
      case "MATCHING" -> pairs(question, right, response.putObject("pairs"));
      case "ORDERING" -> order(question, right, response.putArray("order"));
      default -> response.put("text", "An essay of " + random.nextInt(1_000) + " words");
    }
    return response;
  }

  private JsonNode one(JsonNode array) {
    return array.get(random.nextInt(array.size()));
  }

  private JsonNode any(JsonNode choices) {
    return one(choices).path("choiceId");
  }

  private static JsonNode best(JsonNode question) {
    var best = question.path("choices").get(0);
    for (var choice : question.path("choices")) {
      if (choice.path("weight").decimalValue().compareTo(best.path("weight").decimalValue()) > 0) {
        best = choice;
      }
    }
    return best.path("choiceId");
  }

  private void choices(JsonNode question, boolean right, ArrayNode chosen) {
    for (var choice : question.path("choices")) {
      if (right ? choice.path("weight").decimalValue().signum() > 0 : random.nextBoolean()) {
        chosen.add(choice.path("choiceId").asText());
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(any(question.path("choices")).asText());
    }
  }

  private String number(JsonNode answer, boolean right) {
    var middle =
        new BigDecimal(
            answer.has("value") ? answer.path("value").asText() : answer.path("min").asText());
    return (right ? middle : middle.add(BigDecimal.valueOf(random.nextInt(1, 50), 1)))
        .toPlainString();
  }

  private void pairs(JsonNode question, boolean right, ObjectNode given) {
    var matches = new ArrayList<String>();
    question.path("pairs").forEach(pair -> matches.add(pair.path("match").asText()));
    question.path("distractors").forEach(text -> matches.add(text.asText()));
    for (var pair : question.path("pairs")) {
      given.put(
          pair.path("pairId").asText(),
          right ? pair.path("match").asText() : matches.get(random.nextInt(matches.size())));
    }
  }

  private void order(JsonNode question, boolean right, ArrayNode given) {
    List<String> items = new ArrayList<>();
    question.path("items").forEach(item -> items.add(item.path("itemId").asText()));
    if (!right) {
      Collections.shuffle(items, Random.from(random));
    }
    items.forEach(given::add);
  }
}
