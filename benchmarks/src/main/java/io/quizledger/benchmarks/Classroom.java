package io.quizledger.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A published quiz and learners who are about to sit it.
final class Classroom {
  static final String ADMINISTRATOR = "administrator@example.org";
  static final String PASSWORD = "a long enough pass phrase 7";

  private final Api api;
  private final String administrator;

  Classroom(Api api) throws IOException {
    this.api = api;
    administrator = signIn(ADMINISTRATOR);
  }

  String administrator() {
    return administrator;
  }

  /// The environment that both sides start with.
  static Map<String, String> environment(Database database) {
    return Map.of(
        "QUIZLEDGER_MONGODB_URI",
        database.uri(),
        "QUIZLEDGER_ADMIN_EMAIL",
        ADMINISTRATOR,
        "QUIZLEDGER_ADMIN_PASSWORD",
        PASSWORD,
        // Nobody signs in again while something is measured.
        "QUIZLEDGER_ACCESS_TOKENLIFETIME",
        "2h",
        // One sender stands for a whole school.
        "QUIZLEDGER_THROTTLE_ADDRESSPERSECOND",
        "0",
        "QUIZLEDGER_THROTTLE_ACCOUNTPERSECOND",
        "0");
  }

  /// Publishes a public quiz of single choice questions, each worth a point.
  String publishQuiz(int questions) throws IOException {
    var created =
        api.post(
                "/api/quizzes",
                administrator,
                Map.of("title", "A quiz to be measured with", "visibility", "PUBLIC"))
            .expect(201);
    var quizId = created.body().get("quizId").asString();
    var etag = created.etag();
    for (int i = 0; i < questions; i++) {
      var question =
          Map.of(
              "type",
              "SINGLE_CHOICE",
              "text",
              "Which number follows " + i + "?",
              "choices",
              List.of(
                  Map.of("text", Integer.toString(i + 1), "weight", 100),
                  Map.of("text", Integer.toString(i + 2), "weight", 0),
                  Map.of("text", Integer.toString(i - 1), "weight", 0),
                  Map.of("text", "None does", "weight", -25)));
      etag =
          api.send(
                  "POST",
                  "/api/quizzes/" + quizId + "/questions",
                  administrator,
                  question,
                  Map.of("If-Match", etag))
              .expect(201)
              .etag();
    }
    api.send(
            "POST",
            "/api/quizzes/" + quizId + "/publication",
            administrator,
            null,
            Map.of("If-Match", etag))
        .expect(200);
    return quizId;
  }

  /// Registers a learner and gives their access token.
  String learner(int number) throws IOException {
    var email = "learner" + number + "@example.org";
    api.post(
            "/api/accounts",
            "",
            Map.of("email", email, "password", PASSWORD, "displayName", "Learner " + number))
        .expect(201);
    return signIn(email);
  }

  private String signIn(String email) throws IOException {
    return api.post("/api/sessions", "", Map.of("email", email, "password", PASSWORD))
        .expect(200)
        .body()
        .get("accessToken")
        .asString();
  }

  /// A learner's open attempt.
  record Sitting(
      String token, String attemptId, List<String> questionIds, List<List<String>> choiceIds) {
    Map<String, Object> response(int question, int choice) {
      return Map.of("response", Map.of("choice", choiceIds.get(question).get(choice)));
    }

    String answerPath(int question) {
      return "/api/attempts/" + attemptId + "/answers/" + questionIds.get(question);
    }
  }

  Sitting start(String quizId, String token) throws IOException {
    var body = api.post("/api/quizzes/" + quizId + "/attempts", token, null).expect(201).body();
    var questions = new ArrayList<String>();
    var choices = new ArrayList<List<String>>();
    for (var question : body.get("questions")) {
      questions.add(question.get("questionId").asString());
      var ids = question.get("choices");
      choices.add(
          IntStream.range(0, ids.size())
              .mapToObj(i -> ids.get(i).get("choiceId").asString())
              .toList());
    }
    return new Sitting(token, body.get("attemptId").asString(), questions, choices);
  }
}
