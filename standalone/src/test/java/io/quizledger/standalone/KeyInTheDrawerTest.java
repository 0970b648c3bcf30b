package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.standalone.School.Answer;
import io.quizledger.standalone.School.Someone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No answer to a learner holds anything of the key, or of a result, before the review settings let
/// it. The quiz has something in every place that a key can have, and each can be told in the
/// bytes.
class KeyInTheDrawerTest extends AtSchool {
  private static final List<String> QUESTIONS =
      List.of(
          """
          {"type": "SINGLE_CHOICE", "name": "DRAWER-name", "text": "One?", "textFormat": "PLAIN",
           "category": "DRAWER-category", "feedback": "DRAWER-feedback-1", "choices": [
             {"choiceId": "c1", "text": "yes", "weight": 100, "feedback": "DRAWER-feedback-2"},
             {"choiceId": "c2", "text": "no", "weight": -33.33333}]}\
          """,
          """
          {"type": "MULTIPLE_CHOICE", "text": "Some?", "textFormat": "PLAIN",
           "rule": "ALL_OR_NOTHING", "choices": [
             {"choiceId": "c1", "text": "a", "weight": 100},
             {"choiceId": "c2", "text": "b", "weight": 16.66667}]}\
          """,
          """
          {"type": "TRUE_FALSE", "text": "True?", "textFormat": "PLAIN", "answer": true,
           "feedbackTrue": "DRAWER-feedback-3", "feedbackFalse": "DRAWER-feedback-4"}\
          """,
          """
          {"type": "SHORT_ANSWER", "text": "Who?", "textFormat": "PLAIN", "caseSensitive": true,
           "answers": [{"text": "DRAWER-answer", "weight": 100}]}\
          """,
          """
          {"type": "NUMERIC", "text": "How many?", "textFormat": "PLAIN",
           "answers": [{"value": "271828.5", "tolerance": "0.03125", "weight": 100},
                       {"min": "161803.5", "max": "161804.5", "weight": 50}]}\
          """,
          """
          {"type": "MATCHING", "text": "Match.", "textFormat": "PLAIN",
           "pairs": [{"pairId": "p1", "prompt": "dog", "match": "bark"},
                     {"pairId": "p2", "prompt": "cat", "match": "meow"}],
           "distractors": ["moo"]}\
          """,
          """
          {"type": "ORDERING", "text": "Order.", "textFormat": "PLAIN", "rule": "RIGHT_POSITIONS",
           "items": [{"itemId": "i1", "text": "first"}, {"itemId": "i2", "text": "second"}]}\
          """,
          """
          {"type": "ESSAY", "text": "Say.", "textFormat": "PLAIN",
           "feedback": "DRAWER-feedback-5"}\
          """);

  private static final List<String> KEY =
      List.of(
          "DRAWER",
          "DRAWER-category",
          "33.33333",
          "16.66667",
          "271828.5",
          "0.03125",
          "161803.5",
          "161804.5",
          "\"weight\"",
          "\"rule\"",
          "\"answer\":",
          "\"answers\":",
          "\"tolerance\"",
          "\"caseSensitive\"",
          "\"match\":",
          "\"distractors\"",
          "\"feedback",
          "\"key\":{",
          "\"draft\"");

  private static final List<String> RESULT =
      List.of("\"outcome\"", "\"correctness\"", "\"score\"", "\"percent\"", "\"passed\"");

  private Someone owner;
  private Someone learner;
  private String quiz;
  private String attempt;
  private final List<Answer> commands = new ArrayList<>();

  @BeforeEach
  void anAttemptIsOpenAndHalfAnswered() {
    owner = school.someone("INSTRUCTOR");
    learner = school.someone("LEARNER");
    var created =
        school.ok(
            "POST", "/api/quizzes", owner, "{\"title\": \"Drawer\", \"visibility\": \"PUBLIC\"}");
    quiz = created.json().get("quizId").stringValue();
    var revision = created.header("ETag");
    var questions = new ArrayList<String>();
    for (var question : QUESTIONS) {
      var answer =
          school.ok(
              "POST", "/api/quizzes/" + quiz + "/questions", owner, question, "If-Match", revision);
      revision = answer.header("ETag");
      questions.add(answer.json().get("questionId").stringValue());
    }
    school.ok("POST", "/api/quizzes/" + quiz + "/publication", owner, null, "If-Match", revision);
    var started = school.ok("POST", "/api/quizzes/" + quiz + "/attempts", learner, null);
    commands.add(started);
    attempt = started.json().get("attemptId").stringValue();
    commands.add(answer(questions.get(2), "{\"value\": true}"));
    commands.add(answer(questions.get(3), "{\"text\": \"somebody\"}"));
    commands.add(answer(questions.get(4), "{\"number\": \"4\"}"));
  }

  @Test
  void noAnswerToACommandOfALearnerTellsTheKeyOrAResult() {
    assertThat(commands).allSatisfy(this::assertTellsNothing);
  }

  @Test
  void noGetOfALearnerTellsTheKeyOrAResultWhileTheAttemptIsOpen() throws IOException {
    var asked = new ArrayList<String>();
    for (var row : AccessTable.read().rows()) {
      if (row.reads() && row.path().startsWith("/api/") && row.about().isEmpty()) {
        var path = path(row.path());
        var answer = school.send("GET", path, learner.token(), null);
        assertThat(answer.status()).as(path).isLessThan(500);
        if (answer.status() == 200) {
          asked.add(row.path());
        }
        assertTellsNothing(answer);
      }
    }
    assertThat(asked)
        .contains(
            "/api/quizzes",
            "/api/quizzes/{quizId}",
            "/api/attempts",
            "/api/attempts/{attemptId}",
            "/api/attempts/{attemptId}/events",
            "/api/attempts/{attemptId}/history",
            "/api/attempts/{attemptId}/receipts",
            "/api/quizzes/{quizId}/leaderboard",
            "/api/progress/me");
  }

  @Test
  void theOwnersOwnViewHoldsAllOfItSoThatTheSearchCanFind() {
    var draft = school.ok("GET", "/api/quizzes/" + quiz, owner, null).text();
    var version = school.ok("GET", "/api/quizzes/" + quiz + "/versions/1", owner, null).text();

    assertThat(draft + version)
        .contains(KEY.stream().filter(part -> !part.equals("\"key\":{")).toList());
  }

  private Answer answer(String question, String response) {
    return school.ok(
        "PUT",
        "/api/attempts/" + attempt + "/answers/" + question,
        learner,
        "{\"response\": " + response + "}");
  }

  private String path(String pattern) {
    return pattern
        .replace("{quizId}", quiz)
        .replace("{attemptId}", attempt)
        .replace("{learnerId}", learner.accountId())
        .replace("{accountId}", learner.accountId())
        .replace("{version}", "1")
        .replace("{position}", "1")
        .replaceAll("\\{\\w+}", "catalogue")
        .replaceFirst("/exports$", "/exports?format=gift");
  }

  private void assertTellsNothing(Answer answer) {
    // The review settings name what they speak of.
    var text = answer.text().replaceAll("\"review\":\\{[^}]*}", "");
    assertThat(text).as(answer.response().uri().toString()).doesNotContain(KEY);
    assertThat(text).as(answer.response().uri().toString()).doesNotContain(RESULT);
  }
}
