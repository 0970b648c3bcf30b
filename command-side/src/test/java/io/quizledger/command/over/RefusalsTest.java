package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest extends OverHttp {
  @Test
  void everyFaultOfAQuizIsNamedAtOnce() {
    var reply =
        instructor()
            .post("/api/quizzes")
            .json(
                """
                {'title': '', 'imageUrl': 'http://plain', 'language': '!', 'tags': [1],
                 'visibility': 'SECRET', 'titel': 'typo'}
                """)
            .send();

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "title", "imageUrl", "language", "tags[0]", "visibility", "titel");
  }

  @Test
  void everyFaultOfAQuestionIsNamedAtOnce() {
    var author = instructor();
    var quiz = draft(author);
    var reply =
        author
            .post(quiz.path("/questions"))
            .from(quiz.last())
            .json(
                """
                {'type': 'SINGLE_CHOICE', 'points': 1e400, 'choices':
                 [{'text': 'A', 'weight': 101}, {'weight': 100, 'colour': 'red'}]}
                """)
            .send();

    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "text", "points", "choices[0].weight", "choices[1].text", "choices[1].colour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'timeLimitSeconds': 0} | timeLimitSeconds",
        "{'timeLimitSeconds': 1.5} | timeLimitSeconds",
        "{'timeLimitSeconds': '60'} | timeLimitSeconds",
        "{'graceSeconds': -1} | graceSeconds",
        "{'passingPercent': 100.1} | passingPercent",
        "{'passingPercent': 50.00001} | passingPercent",
        "{'attemptScoring': 'BEST'} | attemptScoring",
        "{'opensAt': 'tomorrow'} | opensAt",
        "{'opensAt': '2030-01-02T00:00:00Z', 'closesAt': '2030-01-01T00:00:00Z'} | closesAt",
        "{'review': {'score': 'SOMETIMES'}} | review.score",
        "{'review': {'points': 'NEVER'}} | review.points",
        "{'shuffleQuestions': 1} | shuffleQuestions",
      })
  void settingsAreHeldToTheirForm(String settings, String field) {
    var author = instructor();
    var quiz = draft(author);
    var reply = author.put(quiz.path("/settings")).from(quiz.last()).json(settings).send();
    assertThat(reply.faults()).containsExactly(field);
  }

  @Test
  void settingsThatGotLostOnTheirWayResetNothing() {
    var author = instructor();
    var quiz = draft(author);
    var settings = author.put(quiz.path("/settings")).from(quiz.last());

    assertThat(settings.send().code()).isEqualTo("MALFORMED");
    assertThat(settings.json("{}").send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "'text'",
        "{'title': 'a', 'title': 'b'}",
        "{} {}",
        "\u0000",
        "{'title': 1e99999999999}",
        "{'title': 1e-99999999999}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    var reply = instructor().post("/api/quizzes").json(body).send();
    assertThat(reply.status()).as("%s", reply).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("MALFORMED");
  }

  @Test
  void ofFaultsWithoutNumberAThousandAreNamed() {
    var body =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "'k" + i + "': 0")
            .collect(Collectors.joining(", ", "{", "}"));
    assertThat(instructor().post("/api/quizzes").json(body).send().faults()).hasSize(1_000);
  }

  @Test
  void deepNestingIsMalformed() {
    var body = "{'title': " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(instructor().post("/api/quizzes").json(body).send().code()).isEqualTo("MALFORMED");
  }

  @Test
  void aBodyAboveTheLimitIsTooLarge() {
    var body = "{'title': '" + "x".repeat(10_000_000) + "'}";
    assertThat(instructor().post("/api/quizzes").json(body).send().status()).isEqualTo(413);
  }

  @Test
  void controlCharactersAndHalfSurrogatesAreRefused() {
    for (var text : new String[] {"a\\u0000b", "a\\u001b[0m", "\\ud800"}) {
      var reply = instructor().post("/api/quizzes").json("{'title': '" + text + "'}").send();
      assertThat(reply.faults()).as(text).containsExactly("title");
    }
  }

  @Test
  void rightToLeftTextIsText() {
    var reply = instructor().post("/api/quizzes").json("{'title': 'جغرافيا'}").send();
    assertThat(reply.status()).isEqualTo(201);
  }

  @Test
  void aChangeNamesItsRevision() {
    var author = instructor();
    var quiz = draft(author);
    var patch = author.patch(quiz.path("")).json("{'title': 'New'}");
    assertThat(patch.send().status()).isEqualTo(428);
    assertThat(patch.with("If-Match", "*").send().status()).isEqualTo(428);
  }

  @Test
  void aChangeFromAStaleRevisionIsRefused() {
    var author = instructor();
    var quiz = draft(author);
    withChoices(author, quiz);
    var stale = author.patch(quiz.path("")).from(quiz.last()).json("{'title': 'New'}").send();
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("STALE_REVISION");
  }

  @Test
  void rolesThatMayNeverAreForbidden() {
    var quiz = draft(instructor());
    assertThat(learner().post("/api/quizzes").json("{'title': 'T'}").send().status())
        .isEqualTo(403);
    assertThat(analyst().post(quiz.path("/publication")).from(quiz.last()).send().status())
        .isEqualTo(403);
    assertThat(instructor().put(quiz.path("/featured")).from(quiz.last()).send().status())
        .isEqualTo(403);
    assertThat(analyst().post(quiz.path("/attempts")).send().status()).isEqualTo(403);
  }

  @Test
  void anAdministratorFeaturesAQuiz() {
    var quiz = draft(instructor());
    assertThat(administrator().put(quiz.path("/featured")).from(quiz.last()).send().status())
        .isEqualTo(200);
  }

  @Test
  void anothersQuizIsUnknown() {
    var quiz = draft(instructor());
    var reply = instructor().post(quiz.path("/publication")).from(quiz.last()).send();
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("QUIZ_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "not%20an%20id", "%00"})
  void whatIsNotThereIsNotFound(String id) {
    var author = instructor();
    var quiz = author.post("/api/quizzes/" + id + "/publication").with("If-Match", "\"1\"").send();
    var attempt = author.post("/api/attempts/" + id + "/submission").send();
    assertThat(quiz.status()).as("%s", quiz).isIn(400, 404);
    assertThat(attempt.status()).as("%s", attempt).isIn(400, 404);
    assertThat(quiz.header("Cache-Control")).hasValue("private, no-store");
  }

  @Test
  void aDraftIsNotOpenToItsOwnerAndUnknownToOthers() {
    var author = instructor();
    var quiz = withChoices(author, draft(author));
    assertThat(author.post(quiz.path("/attempts")).send().code()).isEqualTo("QUIZ_NOT_OPEN");
    assertThat(learner().post(quiz.path("/attempts")).send().code()).isEqualTo("QUIZ_NOT_FOUND");
  }

  @Test
  void aPrivateQuizIsTriedByItsOwnerAlone() {
    var author = instructor();
    var quiz = published(author, "{}");
    var hidden =
        quiz.after(
            author.patch(quiz.path("")).from(quiz.last()).json("{'visibility': 'PRIVATE'}").send());
    assertThat(author.post(hidden.path("/attempts")).send().status()).isEqualTo(201);
    assertThat(learner().post(hidden.path("/attempts")).send().status()).isEqualTo(404);
  }

  @Test
  void noAttemptStartsBeforeTheQuizOpens() {
    var quiz = published(instructor(), "{'opensAt': '2999-01-01T00:00:00Z'}");
    assertThat(learner().post(quiz.path("/attempts")).send().code()).isEqualTo("QUIZ_NOT_OPEN");
  }

  @Test
  void runningAttemptsGoOnAfterAWithdrawalAndNoneStart() {
    var author = instructor();
    var learner = learner();
    var quiz = published(author, "{}");
    var attempt = start(learner, quiz);
    author.delete(quiz.path("/publication")).from(quiz.last()).send();

    assertThat(choose(learner, attempt, "right").status()).isEqualTo(200);
    assertThat(learner.post(quiz.path("/attempts")).send().text("attemptId"))
        .isEqualTo(attempt.id());
    learner.post(attempt.path("/submission")).send();
    assertThat(learner.post(quiz.path("/attempts")).send().code()).isEqualTo("QUIZ_NOT_OPEN");
  }

  @Test
  void attemptsAreLimited() {
    var learner = learner();
    var quiz = published(instructor(), "{'attemptsAllowed': 1}");
    learner.post(start(learner, quiz).path("/submission")).send();
    assertThat(learner.post(quiz.path("/attempts")).send().code()).isEqualTo("NO_ATTEMPTS_LEFT");
  }

  @Test
  void whatActsAtOnceActsOnVersionsAlreadyPublished() {
    var author = instructor();
    var learner = learner();
    var quiz = published(author, "{'attemptsAllowed': 1}");
    learner.post(start(learner, quiz).path("/submission")).send();
    withSettings(author, quiz, "{'attemptsAllowed': 2}");
    assertThat(learner.post(quiz.path("/attempts")).send().status()).isEqualTo(201);
  }

  @Test
  void everyFaultOfABatchOfAnswersIsNamedAtOnceAndNoneIsTaken() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    var question = attempt.question(0);

    var reply =
        learner
            .put(attempt.path("/answers"))
            .json(
                """
                {'answers': [
                  {'questionId': '%1$s', 'response': {'choice': 'right'}},
                  {'questionId': '%1$s', 'response': {'value': true}},
                  {'questionId': 'none', 'response': {'choice': 'right'}},
                  {'questionId': '%1$s'},
                  {'response': {'text': 5}, 'respnse': 1}]}
                """
                    .formatted(question))
            .send();

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults())
        .containsExactlyInAnyOrder(
            "answers[1].response",
            "answers[2].questionId",
            "answers[3].response",
            "answers[4].questionId",
            "answers[4].response",
            "answers[4].respnse");
    assertThat(choose(learner, attempt, "right").body().path("sequence").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xml", "text/plain", "application/x-www-form-urlencoded", "nonsense"})
  void aBodyThatSaysItIsNoJsonIsNotRead(String type) {
    var reply =
        instructor()
            .post("/api/quizzes")
            .body(type, "{\"title\": \"T\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .send();

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  void anotherLearnersAttemptIsUnknown() {
    var attempt = start(learner(), published(instructor(), "{}"));
    assertThat(choose(learner(), attempt, "right").code()).isEqualTo("ATTEMPT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'choice': 'other'}",
        "{'value': true}",
        "{'choice': 'right', 'text': 'x'}",
        "{}",
        "{'pick': 1}",
        "'right'",
        "null",
      })
  void aResponseThatDoesNotFitIsNamed(String response) {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    var reply =
        learner
            .put(attempt.path("/answers/" + attempt.question(0)))
            .json("{'response': " + response + "}")
            .send();
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faults()).allMatch(field -> field.startsWith("response")).isNotEmpty();
  }

  @Test
  void severalAnswersAreTakenAllOrNone() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    var question = attempt.question(0);
    var good = "{'questionId': '" + question + "', 'response': {'choice': 'right'}}";
    var bad = "{'questionId': '" + question + "', 'response': {'choice': 'other'}}";

    var refused =
        learner.put(attempt.path("/answers")).json("{'answers': [" + good + "," + bad + "]}");
    var taken =
        learner.put(attempt.path("/answers")).json("{'answers': [" + good + "," + good + "]}");

    assertThat(refused.send().faults()).containsExactly("answers[1].response");
    var receipts = taken.send().body().path("answers");
    assertThat(receipts.path(0).path("sequence").asInt()).isEqualTo(1);
    assertThat(receipts.path(1).path("sequence").asInt()).isEqualTo(2);
    assertThat(receipts.path(0).path("receipt")).isEqualTo(receipts.path(1).path("receipt"));
  }

  @Test
  void anOutcomeIsToldAtOnceOnlyByPartsThatAreReviewedAtOnce() {
    var learner = learner();
    var quiz =
        published(instructor(), "{'review': {'correctness': 'AFTER_ANSWER', 'score': 'NEVER'}}");
    var attempt = start(learner, quiz);
    var first = choose(learner, attempt, "wrong");

    assertThat(first.body().path("outcome").toString()).isEqualTo("{\"correctness\":\"WRONG\"}");
    assertThat(choose(learner, attempt, "right").code()).isEqualTo("ANSWER_FINAL");
  }

  @Test
  void whatIsReviewedAfterAnswersFromNowOnIsReviewedWithTheNextAnswer() {
    var author = instructor();
    var quiz = published(author, "{}");
    var early = learner();
    var late = learner();
    var earlier = start(early, quiz);
    var later = start(late, quiz);
    assertThat(choose(early, earlier, "wrong").body().has("outcome")).isFalse();

    withSettings(author, quiz, "{'review': {'correctness': 'AFTER_ANSWER'}}");

    assertThat(choose(late, later, "wrong").body().has("outcome")).isTrue();
    assertThat(choose(late, later, "right").code()).isEqualTo("ANSWER_FINAL");
  }

  @Test
  void anAnswerTellsNothingByDefault() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    var reply = choose(learner, attempt, "right");
    assertThat(reply.body().has("outcome")).isFalse();
    assertThat(attempt.start().response().body()).doesNotContain("weight", "Yes!", "Well.");
  }

  @Test
  void anEssayIsMarkedByHandAndTheAttemptGraded() {
    var author = instructor();
    var quiz =
        published(
            author, with(author, draft(author), "{'type': 'ESSAY', 'text': 'Why?', 'points': 4}"));
    var learner = learner();
    var attempt = start(learner, quiz);
    learner
        .put(attempt.path("/answers/" + attempt.question(0)))
        .json("{'response': {'text': 'Because.'}}")
        .send();
    var mark = attempt.path("/marks/" + attempt.question(0));

    assertThat(author.put(mark).json("{'points': 3}").send().code()).isEqualTo("ATTEMPT_OPEN");
    assertThat(learner.post(attempt.path("/submission")).send().text("status"))
        .isEqualTo("TO_BE_MARKED");
    assertThat(author.put(mark).json("{'points': 4.5}").send().faults()).containsExactly("points");
    assertThat(learner.put(mark).json("{'points': 4}").send().status()).isEqualTo(403);
    assertThat(instructor().put(mark).json("{'points': 4}").send().status()).isEqualTo(404);
    var marked = author.put(mark).json("{'points': 3, 'comment': 'Good'}").send();
    assertThat(marked.text("status")).isEqualTo("GRADED");
    assertThat(marked.body().path("score").path("percent").asInt()).isEqualTo(75);
  }

  @Test
  void whatALearnerPastesIsTakenUnlessItCannotBeStored() {
    var author = instructor();
    var quiz = published(author, with(author, draft(author), "{'type': 'ESSAY', 'text': 'Why?'}"));
    var learner = learner();
    var attempt = start(learner, quiz);
    var essay = learner.put(attempt.path("/answers/" + attempt.question(0)));

    assertThat(essay.json("{'response': {'text': 'a\\f\\u0085\\u001b[0mb'}}").send().status())
        .isEqualTo(200);
    assertThat(essay.json("{'response': {'text': 'a\\u0000b'}}").send().faults())
        .containsExactly("response");
    assertThat(essay.json("{'response': {'text': 'a\\ud800b'}}").send().faults())
        .containsExactly("response");
  }

  private static Reply choose(Person learner, KnownAttempt attempt, String choice) {
    return learner
        .put(attempt.path("/answers/" + attempt.question(0)))
        .json("{'response': {'choice': '" + choice + "'}}")
        .send();
  }
}
