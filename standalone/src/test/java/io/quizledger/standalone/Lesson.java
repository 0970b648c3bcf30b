package io.quizledger.standalone;

import io.quizledger.standalone.AccessTable.Column;
import io.quizledger.standalone.AccessTable.Row;
import io.quizledger.standalone.School.Someone;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A published quiz with an open attempt at it, and a draft: what the rows of the table are about.
final class Lesson {
  private static final String QUESTION =
      """
      {"type": "TRUE_FALSE", "text": "Water is wet.", "textFormat": "PLAIN", "answer": true}\
      """;

  private final School school;
  private final Map<Column, Someone> people;
  private final String quiz;
  private final String revision;
  private final String question;
  private final String attempt;
  private final String draft;
  private final String draftRevision;

  Lesson(School school, Map<Column, Someone> people) {
    this.school = school;
    this.people = people;
    var owner = people.get(Column.OWNER);
    var created =
        school.ok(
            "POST", "/api/quizzes", owner, "{\"title\": \"Water\", \"visibility\": \"PUBLIC\"}");
    quiz = created.json().get("quizId").stringValue();
    var asked =
        school.ok(
            "POST",
            "/api/quizzes/" + quiz + "/questions",
            owner,
            QUESTION,
            "If-Match",
            created.header("ETag"));
    question = asked.json().get("questionId").stringValue();
    var published =
        school.ok(
            "POST",
            "/api/quizzes/" + quiz + "/publication",
            owner,
            null,
            "If-Match",
            asked.header("ETag"));
    attempt =
        school
            .ok("POST", "/api/quizzes/" + quiz + "/attempts", people.get(Column.OWN), null)
            .json()
            .get("attemptId")
            .stringValue();
    revision = published.header("ETag");
    var sketched = school.ok("POST", "/api/quizzes", owner, "{\"title\": \"Ice\"}");
    draft = sketched.json().get("quizId").stringValue();
    draftRevision = sketched.header("ETag");
  }

  /// What to send for one cell, so that nothing but the caller can be the reason of a refusal.
  record Request(String path, String body, String... headers) {}

  Request request(Row row, Column column) {
    var isDraft = row.about().equals("draft");
    var path =
        row.path()
            .replace("{quizId}", isDraft ? draft : quiz)
            .replace("{questionId}", question)
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
      headers.put("If-Match", isDraft ? draftRevision : revision);
    }
    if (path.endsWith("/imports")) {
      headers.put("Content-Type", "text/x-gift");
    }
    if (row.about().equals("with a cookie")) {
      headers.put("Cookie", school.signIn(someone(column).email(), School.PASSWORD).cookie());
    }
    return new Request(
        path,
        row.reads() ? null : body(row, column),
        headers.entrySet().stream()
            .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
            .toArray(String[]::new));
  }

  private String body(Row row, Column column) {
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
          "{\"questionIds\": [\"" + question + "\"]}";
      case "POST /api/quizzes/{quizId}/imports" -> "Water is wet.{T}";
      case "PUT /api/attempts/{attemptId}/answers" ->
          """
          {"answers": [{"questionId": "%s", "response": {"value": true}}]}\
          """
              .formatted(question);
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
