package io.quizledger.standalone;

import io.quizledger.standalone.AccessTable.Column;
import io.quizledger.standalone.AccessTable.Row;
import io.quizledger.standalone.School.Someone;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Quizzes of every standing, one with an open attempt at it: what the rows of the table are about.
final class Lesson {
  private static final String QUESTION =
      """
      {"type": "TRUE_FALSE", "text": "Water is wet.", "textFormat": "PLAIN", "answer": true}\
      """;

  private final School school;
  private final Map<Column, Someone> people;
  private final Map<String, Quiz> quizzes;
  private final String attempt;

  /// A quiz as its owner knows it.
  ///
  /// @param question its only one
  private record Quiz(String id, String question, String revision) {}

  Lesson(School school, Map<Column, Someone> people) {
    this.school = school;
    this.people = people;
    var open = published("PUBLIC");
    attempt = attemptAt(open);
    var gone = published("PUBLIC");
    attemptAt(gone);
    quizzes =
        Map.of(
            "", open,
            "draft", draft("PRIVATE"),
            "unlisted", published("UNLISTED"),
            "private", published("PRIVATE"),
            "withdrawn", changed("DELETE", gone, "/publication", null));
  }

  private Quiz draft(String visibility) {
    var body = "{\"title\": \"Water\", \"visibility\": \"" + visibility + "\"}";
    var created = school.ok("POST", "/api/quizzes", people.get(Column.OWNER), body);
    var quiz = new Quiz(created.json().get("quizId").stringValue(), "none", created.header("ETag"));
    return changed("POST", quiz, "/questions", QUESTION);
  }

  private Quiz published(String visibility) {
    return changed("POST", draft(visibility), "/publication", null);
  }

  private Quiz changed(String method, Quiz quiz, String path, String body) {
    var answer =
        school.ok(
            method,
            "/api/quizzes/" + quiz.id() + path,
            people.get(Column.OWNER),
            body,
            "If-Match",
            quiz.revision());
    return new Quiz(
        quiz.id(),
        answer.json().path("questionId").asString(quiz.question()),
        answer.header("ETag"));
  }

  private String attemptAt(Quiz quiz) {
    return school
        .ok("POST", "/api/quizzes/" + quiz.id() + "/attempts", people.get(Column.OWN), null)
        .json()
        .get("attemptId")
        .stringValue();
  }

  /// What to send for one cell, so that nothing but the caller can be the reason of a refusal.
  record Request(String path, String body, String... headers) {}

  Request request(Row row, Column column) {
    var quiz = quizzes.getOrDefault(row.about(), quizzes.get(""));
    var path =
        row.path()
            .replace("{quizId}", quiz.id())
            .replace("{questionId}", quiz.question())
            .replace("{attemptId}", attempt)
            .replace("{accountId}", people.get(Column.OWN).accountId())
            .replace("{learnerId}", people.get(Column.OWN).accountId())
            .replace("{version}", "1")
            .replace("{position}", "1")
            .replace("{name}", "catalogue")
            .replace("{letterId}", "no-such-letter")
            .replace("{verificationId}", "no-such-verification")
            .replace("{auditId}", "no-such-audit")
            .replaceFirst("/exports$", "/exports?format=gift");
    var headers = new TreeMap<String, String>();
    if (!row.reads() && path.startsWith("/api/quizzes/") && !path.endsWith("/attempts")) {
      headers.put("If-Match", quiz.revision());
    }
    if (path.endsWith("/imports")) {
      headers.put("Content-Type", "text/x-gift");
    }
    if (row.about().equals("with a cookie")) {
      headers.put("Cookie", school.signIn(someone(column).email(), School.PASSWORD).cookie());
    }
    return new Request(
        path,
        row.reads() ? null : body(row, quiz, column),
        headers.entrySet().stream()
            .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
            .toArray(String[]::new));
  }

  private String body(Row row, Quiz quiz, Column column) {
    return switch (row.endpoint()) {
      case "POST /api/accounts" ->
          """
          {"email": "%s", "password": "%s", "displayName": "New"}\
          """
              .formatted(School.newEmail(), School.PASSWORD);
      case "POST /api/sessions" ->
          """
          {"email": "%s", "password": "%s"}\
          """
              .formatted(someone(column).email(), School.PASSWORD);
      case "PATCH /api/accounts/me" -> "{}";
      case "PUT /api/accounts/me/password" ->
          """
          {"currentPassword": "not the right one", "newPassword": "a new long password"}\
          """;
      case "POST /api/accounts/me/erasure" -> "{\"password\": \"not the right one\"}";
      case "PUT /api/accounts/{accountId}/role" -> "{\"role\": \"LEARNER\"}";
      case "PUT /api/accounts/{accountId}/password" ->
          "{\"newPassword\": \"" + School.PASSWORD + "\"}";
      case "POST /api/quizzes" -> "{\"title\": \"New\"}";
      case "PATCH /api/quizzes/{quizId}" -> "{\"title\": \"Changed\"}";
      case "PUT /api/quizzes/{quizId}/settings" -> "{}";
      case "POST /api/quizzes/{quizId}/questions",
          "PUT /api/quizzes/{quizId}/questions/{questionId}" ->
          QUESTION;
      case "PUT /api/quizzes/{quizId}/question-order" ->
          "{\"questionIds\": [\"" + quiz.question() + "\"]}";
      case "POST /api/quizzes/{quizId}/imports" -> "Water is wet.{T}";
      case "PUT /api/attempts/{attemptId}/answers" ->
          """
          {"answers": [{"questionId": "%s", "response": {"value": true}}]}\
          """
              .formatted(quiz.question());
      case "PUT /api/attempts/{attemptId}/answers/{questionId}" ->
          "{\"response\": {\"value\": true}}";
      case "PUT /api/attempts/{attemptId}/marks/{questionId}" -> "{\"points\": 1}";
      case "PUT /api/projections/{name}", "PUT /api/projections/{name}/rebuild" ->
          "{\"state\": \"RUNNING\"}";
      default -> null;
    };
  }

  private Someone someone(Column column) {
    return people.getOrDefault(column, people.get(Column.LEARNER));
  }
}
