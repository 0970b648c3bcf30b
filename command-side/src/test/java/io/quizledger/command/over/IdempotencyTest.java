package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends OverHttp {
  @Test
  void aRepeatedAnswerActsOnceAndGetsTheFirstAnswer() {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));

    var first = answer(attempt, "right").key("k1").send();
    var again = answer(attempt, "right").key("k1").send();
    var third = answer(attempt, "right").key("k2").send();

    assertSame(first, again);
    assertThat(third.body().path("sequence").asInt()).isEqualTo(2);
  }

  @Test
  void withoutAKeyEveryRequestActs() {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));

    answer(attempt, "right").send();

    assertThat(answer(attempt, "right").send().body().path("sequence").asInt()).isEqualTo(2);
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));
    answer(attempt, "right").key("k").send();

    var other = answer(attempt, "wrong").key("k").send();

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void theSameKeyOfAnotherAccountIsAnotherKey() {
    var author = instructor();
    var quiz = published(author, "{}");

    var one = learner().post(quiz.path("/attempts")).key("k").send();
    var other = learner().post(quiz.path("/attempts")).key("k").send();

    assertThat(one.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.text("attemptId")).isNotEqualTo(one.text("attemptId"));
  }

  @Test
  void aRepeatedStartGetsTheFirstAttemptAlsoWhenItHasEnded() {
    var author = instructor();
    var quiz = published(author, "{'attemptsAllowed': 1}");
    var learner = learner();
    var first = learner.post(quiz.path("/attempts")).key("k").send();
    learner.post("/api/attempts/" + first.text("attemptId") + "/submission").send();

    assertSame(first, learner.post(quiz.path("/attempts")).key("k").send());
  }

  @Test
  void aRepeatedStartWhileTheAttemptIsOpenGetsTheFirstAnswer() {
    var quiz = published(instructor(), "{}");
    var learner = learner();
    var first = learner.post(quiz.path("/attempts")).key("k").send();

    assertSame(first, learner.post(quiz.path("/attempts")).key("k").send());
  }

  @Test
  void aRepeatedAnswerGetsTheFirstAnswerAlsoWhenTheAttemptIsClosed() {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));
    var first = answer(attempt, "right").key("k").send();
    me.post(attempt.path("/submission")).send();

    assertSame(first, answer(attempt, "right").key("k").send());
    assertThat(answer(attempt, "right").key("new").send().code()).isEqualTo("ATTEMPT_CLOSED");
  }

  @Test
  void aRepeatedHandInGetsTheFirstAnswerAlsoWhenTheScoreHasBeenHiddenSince() {
    var author = instructor();
    var quiz = published(author, "{}");
    var attempt = start(learnerNow(), quiz);
    var first = me.post(attempt.path("/submission")).key("k").send();
    withSettings(author, quiz, "{'review': {'score': 'NEVER'}}");

    assertThat(first.body().has("score")).isTrue();
    assertSame(first, me.post(attempt.path("/submission")).key("k").send());
    assertThat(me.post(attempt.path("/submission")).send().body().has("score")).isFalse();
  }

  @Test
  void aHandInRepeatedWithoutAKeyGetsTheFirstAnswerAlsoWhenAMarkHasChangedTheScore() {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));
    var first = me.post(attempt.path("/submission")).send();
    var mark =
        author.put(attempt.path("/marks/" + attempt.question(0))).json("{'points': 0.5}").send();

    assertThat(mark.status()).isEqualTo(200);
    assertSame(first, me.post(attempt.path("/submission")).send());
  }

  @Test
  void aRepeatedChangeOfAQuizGetsTheFirstAnswerAlsoFromAStaleRevision() {
    var author = instructor();
    var quiz = withChoices(author, draft(author));
    var first = author.post(quiz.path("/publication")).from(quiz.last()).key("k").send();

    assertThat(first.status()).isEqualTo(200);
    assertSame(first, author.post(quiz.path("/publication")).from(quiz.last()).key("k").send());
  }

  @Test
  void aRepeatedCreationGetsTheFirstQuiz() {
    var author = instructor();
    var body = "{'title': 'History'}";

    var first = author.post("/api/quizzes").key("k").json(body).send();

    assertThat(first.status()).isEqualTo(201);
    assertSame(first, author.post("/api/quizzes").key("k").json(body).send());
  }

  @Test
  void aRefusalTakesNoKey() {
    var author = instructor();
    var quiz = draft(author);
    var refused = author.post(quiz.path("/publication")).from(quiz.last()).key("k").send();
    var ready = withChoices(author, quiz);

    assertThat(refused.code()).isEqualTo("NOTHING_TO_PUBLISH");
    assertThat(author.post(quiz.path("/publication")).from(ready.last()).key("k").send().status())
        .isEqualTo(200);
  }

  @Test
  void oneKeySentByManyAtOnceActsOnce() throws Exception {
    var author = instructor();
    var attempt = start(learnerNow(), published(author, "{}"));
    Callable<Reply> request = () -> answer(attempt, "right").key("k").send();

    List<Reply> replies;
    try (var threads = Executors.newFixedThreadPool(16)) {
      replies =
          threads.invokeAll(java.util.Collections.nCopies(16, request)).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }

    assertThat(replies).allSatisfy(reply -> assertSame(replies.getFirst(), reply));
    assertThat(answer(attempt, "right").send().body().path("sequence").asInt()).isEqualTo(2);
  }

  @Test
  void aKeyThatIsNotVisibleAsciiIsRefused() {
    var reply = instructor().post("/api/quizzes").key("a b").json("{'title': 'T'}").send();

    assertThat(reply.status()).isEqualTo(400);
  }

  private Person me;

  private Person learnerNow() {
    me = learner();
    return me;
  }

  private Call answer(KnownAttempt attempt, String choice) {
    return me.put(attempt.path("/answers/" + attempt.question(0)))
        .json("{'response': {'choice': '" + choice + "'}}");
  }

  private static void assertSame(Reply first, Reply again) {
    assertThat(again.status()).as("%s", again).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    for (var header : List.of("ETag", "Location", "Log-Position")) {
      assertThat(again.header(header)).isEqualTo(first.header(header));
    }
  }
}
