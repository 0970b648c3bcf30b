package io.quizledger.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizledger.examples.Api.Request;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One learner's attempt from the start to the hand-in, with changes of mind.
final class Sitting {
  /// So many questions of a paper are answered one by one; the others in batches.
  private static final int ONE_BY_ONE = 40;

  private static final int BATCH = 50;
  private static final double LEFT_OUT = 0.04;
  private static final double CHANGED = 0.3;
  private static final double CLEARED = 0.05;
  private static final double FLAGGED = 0.03;

  private final Person learner;
  private final Map<String, JsonNode> questions;
  private final RandomGenerator random;
  private final Responses responses;
  private final double skill;
  private final Map<String, JsonNode> last = new HashMap<>();
  private final Map<String, BigDecimal> marks = new HashMap<>();
  private int facts;
  private String attemptId = "";
  private @Nullable Instant startedAt;
  private @Nullable Instant submittedAt;
  private @Nullable String position;
  private @Nullable JsonNode submission;

  Sitting(Person learner, Map<String, JsonNode> questions, RandomGenerator random) {
    this.learner = learner;
    this.questions = questions;
    this.random = random;
    responses = new Responses(random);
    skill = random.nextDouble(0.25, 0.95);
  }

  Person learner() {
    return learner;
  }

  String attemptId() {
    return attemptId;
  }

  /// The last response by question; cleared and unanswered questions are absent.
  Map<String, JsonNode> responses() {
    return last;
  }

  Map<String, BigDecimal> marks() {
    return marks;
  }

  /// How many answers and clearings were acknowledged.
  int facts() {
    return facts;
  }

  long durationMillis() {
    return submitted().toEpochMilli() - Objects.requireNonNull(startedAt).toEpochMilli();
  }

  Instant submitted() {
    return Objects.requireNonNull(submittedAt);
  }

  @Nullable String position() {
    return position;
  }

  JsonNode submission() {
    return Objects.requireNonNull(submission);
  }

  void sit(String quizId) {
    var paper = send(Request.of("POST", "/api/quizzes/" + quizId + "/attempts"));
    attemptId = paper.path("attemptId").asText();
    startedAt = Instant.parse(paper.path("startedAt").asText());
    List<String> order = new ArrayList<>();
    for (var question : paper.path("questions")) {
      if (!question.path("type").asText().equals("DESCRIPTION")) {
        order.add(question.path("questionId").asText());
      }
    }
    Collections.shuffle(order, Random.from(random));
    order.subList(0, Math.min(ONE_BY_ONE, order.size())).forEach(this::answerAndReconsider);
    for (var from = ONE_BY_ONE; from < order.size(); from += BATCH) {
      answerTogether(order.subList(from, Math.min(from + BATCH, order.size())));
    }
    handIn();
  }

  private void answerAndReconsider(String question) {
    if (random.nextDouble() < LEFT_OUT) {
      return;
    }
    answer(question);
    while (random.nextDouble() < CHANGED) {
      answer(question);
    }
    if (random.nextDouble() < CLEARED) {
      send(Request.of("DELETE", path("answers/" + question)));
      last.remove(question);
      facts++;
    }
    if (random.nextDouble() < FLAGGED) {
      send(Request.of("PUT", path("flags/" + question)));
    }
  }

  private void answer(String question) {
    var response = response(question);
    send(Request.of("PUT", path("answers/" + question)).with(Map.of("response", response)));
    last.put(question, response);
    facts++;
  }

  /// A question that is answered again stands twice in the batch; the later one counts.
  private void answerTogether(List<String> together) {
    var body = Api.JSON.createObjectNode();
    var answers = body.putArray("answers");
    for (var question : together) {
      var times = random.nextDouble() < LEFT_OUT ? 0 : random.nextDouble() < CHANGED ? 2 : 1;
      for (var i = 0; i < times; i++) {
        var response = response(question);
        answers.addObject().put("questionId", question).set("response", response);
        last.put(question, response);
        facts++;
      }
    }
    if (!answers.isEmpty()) {
      send(Request.of("PUT", path("answers")).with(body));
    }
  }

  private ObjectNode response(String question) {
    return responses.to(Objects.requireNonNull(questions.get(question)), skill);
  }

  private void handIn() {
    submission = send(Request.of("POST", path("submission")));
    submittedAt = Instant.parse(submission().path("submittedAt").asText());
  }

  /// The instructor marks what no machine can: a quarter, half, three quarters or all of the
  /// points.
  void markBy(Person instructor) {
    for (var question : questions.entrySet()) {
      if (question.getValue().path("type").asText().equals("ESSAY")
          && last.containsKey(question.getKey())) {
        var points =
            question
                .getValue()
                .path("points")
                .decimalValue()
                .multiply(BigDecimal.valueOf(random.nextInt(1, 5)))
                .divide(BigDecimal.valueOf(4));
        var marked =
            instructor.send(
                Request.of("PUT", path("marks/" + question.getKey()))
                    .with(Map.of("points", points, "comment", "Marked by hand")));
        position = marked.position();
        marks.put(question.getKey(), points);
      }
    }
  }

  private JsonNode send(Request request) {
    var answer = learner.send(request);
    if (answer.position() != null) {
      position = answer.position();
    }
    return answer.body();
  }

  private String path(String rest) {
    return "/api/attempts/" + attemptId + "/" + rest;
  }
}
