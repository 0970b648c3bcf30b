package io.quizledger.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Loads the sample accounts, quizzes and attempts.
public final class Demo {
  /// Everybody in the samples.
  public static final List<DemoAccount> ACCOUNTS =
      List.of(
          new DemoAccount(
              "Ines Teacher", "ines@demo.quizledger.local", "teach-the-class", "INSTRUCTOR"),
          new DemoAccount("Amir", "amir@demo.quizledger.local", "amir-learns-here", "LEARNER"),
          new DemoAccount("Bea", "bea@demo.quizledger.local", "bea-learns-here", "LEARNER"),
          new DemoAccount("Chidi", "chidi@demo.quizledger.local", "chidi-learns-here", "LEARNER"));

  private static final Map<String, Object> ORDERING =
      Map.of(
          "type", "ORDERING",
          "text", "Put these rivers in order, the longest first.",
          "textFormat", "PLAIN",
          "points", 2,
          "rule", "RIGHT_POSITIONS",
          "items",
              List.of(
                  Map.of("text", "Nile"),
                  Map.of("text", "Mississippi"),
                  Map.of("text", "Danube"),
                  Map.of("text", "Thames")));

  private final String address;

  private Demo(String address) {
    this.address = address;
  }

  /// Loads what is not there yet.
  ///
  /// @param address the program's own address
  /// @throws DemoFailedException the program refuses
  public static void load(String address) {
    new Demo(address).load();
  }

  private void load() {
    var instructor = DemoClient.signedIn(address, ACCOUNTS.getFirst());
    var rivers = quiz(instructor, "rivers-and-peaks", "Rivers and peaks", "Geography");
    var numbers = quiz(instructor, "how-numbers-behave", "How numbers behave", "Mathematics");
    for (var learner : ACCOUNTS.subList(1, ACCOUNTS.size())) {
      var client = DemoClient.signedIn(address, learner);
      sit(client, rivers, learner);
      sit(client, numbers, learner);
    }
  }

  private static String quiz(DemoClient instructor, String name, String title, String category) {
    var created =
        instructor.command(
            "POST",
            "/api/quizzes",
            "demo:" + name + ":create",
            "",
            Map.of(
                "title",
                title,
                "category",
                category,
                "description",
                "A sample quiz",
                "tags",
                List.of("sample"),
                "visibility",
                "PUBLIC"));
    var quizId = created.path("quizId").asText();
    var path = "/api/quizzes/" + quizId;
    var last =
        instructor.gift(
            path + "/imports", "demo:" + name + ":import", revision(created), gift(name));
    if (name.startsWith("rivers")) {
      last =
          instructor.command(
              "POST", path + "/questions", "demo:" + name + ":ordering", revision(last), ORDERING);
    }
    last =
        instructor.command(
            "PUT",
            path + "/settings",
            "demo:" + name + ":settings",
            revision(last),
            Map.of(
                "timeLimitSeconds",
                1_200,
                "graceSeconds",
                5,
                "passingPercent",
                60,
                "shuffleQuestions",
                true,
                "shuffleChoices",
                true,
                "review",
                Map.of(
                    "score", "AFTER_SUBMISSION",
                    "correctness", "AFTER_SUBMISSION",
                    "feedback", "AFTER_SUBMISSION",
                    "key", "AFTER_SUBMISSION")));
    instructor.command(
        "POST", path + "/publication", "demo:" + name + ":publish", revision(last), Map.of());
    return quizId;
  }

  private static String revision(JsonNode answer) {
    return answer.path("revision").asText();
  }

  private static void sit(DemoClient learner, String quizId, DemoAccount who) {
    var key = "demo:" + quizId + ":";
    var paper =
        learner.command(
            "POST", "/api/quizzes/" + quizId + "/attempts", key + "start", "", Map.of());
    var attempt = "/api/attempts/" + paper.path("attemptId").asText();
    for (var question : paper.path("questions")) {
      var id = question.path("questionId").asText();
      var response = DemoResponses.to(question, who.name().length());
      if (!response.isEmpty()) {
        learner.command(
            "PUT", attempt + "/answers/" + id, key + id, "", Map.of("response", response));
      }
    }
    learner.command("POST", attempt + "/submission", key + "submit", "", Map.of());
  }

  private static String gift(String name) {
    try (var file = Demo.class.getResourceAsStream("/demo/" + name + ".gift")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
