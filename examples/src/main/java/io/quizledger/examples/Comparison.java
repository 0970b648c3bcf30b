package io.quizledger.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizledger.examples.Api.Request;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Compares what the server says with what it should say, and lists what differs.
final class Comparison {
  private static final int WHOLE_BOARD = 200;

  private final List<String> differences = new ArrayList<>();
  private final JsonNode questions;

  Comparison(JsonNode questions) {
    this.questions = questions;
  }

  /// A line of the board as it should be.
  private record Line(Sitting sitting, Scores.Score score) {
    static final Comparator<Line> BETTER_FIRST =
        Comparator.comparing((Line line) -> line.score.points())
            .reversed()
            .thenComparing(line -> line.sitting.durationMillis())
            .thenComparing(line -> line.sitting.submitted());
  }

  List<String> differences() {
    return differences;
  }

  Scores.Score score(Sitting sitting) {
    return Scores.of(questions, sitting.responses(), sitting.marks());
  }

  /// The attempt as its learner reads it: the score, every question's points, every response.
  void attempt(Sitting sitting) {
    var who = sitting.learner().displayName();
    var expected = score(sitting);
    if (sitting.marks().isEmpty()) {
      score(who + ", the hand-in's answer", expected, sitting.submission().path("score"));
    }
    var attempt =
        sitting
            .learner()
            .send(
                Request.of("GET", "/api/attempts/" + sitting.attemptId())
                    .notBefore(sitting.position()))
            .body();
    same(who + ", status", "GRADED", attempt.path("status").asText());
    score(who + ", the attempt", expected, attempt.path("score"));
    for (var seen : attempt.path("questions")) {
      var id = seen.path("questionId").asText();
      if (seen.path("type").asText().equals("DESCRIPTION")) {
        continue;
      }
      var question = question(id);
      var response = sitting.responses().get(id);
      if (response == null ? seen.has("response") : !same(response, seen.path("response"))) {
        differences.add(
            who + ", " + id + ": response " + response + " but " + seen.get("response"));
      }
      if (seen.path("outcome").has("points")) {
        number(
            who + ", " + id + ", points",
            Scores.points(question, response, sitting.marks().get(id)),
            seen.path("outcome").path("points"));
      }
    }
  }

  /// The learner's own progress over the one quiz that was taken.
  void progress(Sitting sitting) {
    var who = sitting.learner().displayName() + ", progress";
    var progress =
        sitting
            .learner()
            .send(Request.of("GET", "/api/progress/me").notBefore(sitting.position()))
            .body();
    var expected = score(sitting);
    same(who + ", attempts", "1", progress.path("attempts").asText());
    same(who + ", submitted", "1", progress.path("submitted").asText());
    number(who + ", average", expected.percent(), progress.path("averagePercent"));
    number(who + ", best", expected.percent(), progress.path("bestPercent"));
  }

  void leaderboard(Person instructor, String quizId, List<Sitting> sittings, String position) {
    var board =
        instructor
            .send(
                Request.of("GET", "/api/quizzes/" + quizId + "/leaderboard?limit=" + WHOLE_BOARD)
                    .notBefore(position))
            .body();
    same(
        "The board's participants",
        String.valueOf(sittings.size()),
        board.path("participants").asText());
    var lines =
        sittings.stream()
            .map(sitting -> new Line(sitting, score(sitting)))
            .sorted(Line.BETTER_FIRST)
            .limit(WHOLE_BOARD)
            .toList();
    var entries = board.path("entries");
    same("The board's length", String.valueOf(lines.size()), String.valueOf(entries.size()));
    var rank = 0;
    for (var i = 0; i < Math.min(lines.size(), entries.size()); i++) {
      if (i == 0 || Line.BETTER_FIRST.compare(lines.get(i - 1), lines.get(i)) != 0) {
        rank = i + 1;
      }
      var entry = entry(entries, lines.get(i));
      line(rank, lines.get(i), entry);
      same(
          "Line " + (i + 1) + " of the board, points",
          lines.get(i).score.points().toPlainString(),
          plain(entries.get(i).path("points")));
    }
  }

  private static JsonNode entry(JsonNode entries, Line line) {
    for (var entry : entries) {
      if (entry.path("learnerId").asText().equals(line.sitting.learner().accountId())) {
        return entry;
      }
    }
    return Api.JSON.createObjectNode();
  }

  private void line(int rank, Line line, JsonNode entry) {
    var who = line.sitting.learner().displayName() + " on the board";
    same(who + ", rank", String.valueOf(rank), entry.path("rank").asText());
    same(who + ", name", line.sitting.learner().displayName(), entry.path("displayName").asText());
    number(who + ", points", line.score.points(), entry.path("points"));
    number(who + ", percent", line.score.percent(), entry.path("percent"));
    same(
        who + ", duration",
        String.valueOf(line.sitting.durationMillis()),
        entry.path("durationMillis").asText());
    same(
        who + ", achieved at",
        line.sitting.submitted().toString(),
        entry.has("achievedAt") ? Instant.parse(entry.path("achievedAt").asText()).toString() : "");
  }

  private JsonNode question(String id) {
    for (var question : questions) {
      if (question.path("questionId").asText().equals(id)) {
        return question;
      }
    }
    throw new IllegalStateException("The version has no question " + id);
  }

  private void score(String what, Scores.Score expected, JsonNode actual) {
    number(what + ", points", expected.points(), actual.path("points"));
    number(what + ", most points", expected.maxPoints(), actual.path("maxPoints"));
    number(what + ", percent", expected.percent(), actual.path("percent"));
  }

  private void number(String what, BigDecimal expected, JsonNode actual) {
    if (!actual.isNumber() || actual.decimalValue().compareTo(expected) != 0) {
      differences.add(what + ": " + expected + " but " + actual);
    }
  }

  private void same(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      differences.add(what + ": " + expected + " but " + actual);
    }
  }

  private static String plain(JsonNode number) {
    return number.decimalValue().setScale(4).toPlainString();
  }

  /// Equal field by field; the order in which choices were named means nothing.
  private static boolean same(JsonNode sent, JsonNode seen) {
    if (sent instanceof ObjectNode && sent.has("choices")) {
      return sorted(sent.path("choices")).equals(sorted(seen.path("choices")));
    }
    return sent.equals(seen);
  }

  private static List<String> sorted(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.asText()));
    texts.sort(null);
    return texts;
  }
}
