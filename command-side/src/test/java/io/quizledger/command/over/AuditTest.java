package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import java.time.Duration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// On a log of its own, since what is recorded here is wrong.
@TestPropertySource(properties = "quizledger.mongodb.database=audits")
class AuditTest extends OverHttp {
  private static final String PATH = "/api/audits/scores";

  @Autowired EventStore events;

  private Reply ended(Reply begun) {
    assertThat(begun.status()).as("%s", begun).isEqualTo(202);
    var one = PATH + "/" + begun.text("auditId");
    assertThat(begun.header("Location")).contains(one);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !analyst().get(one).send().text("state").equals("RUNNING"));
    return analyst().get(one).send();
  }

  private Reply audit(KnownQuiz quiz) {
    return ended(analyst().post(PATH).json("{'quizId': '%s'}".formatted(quiz.id())).send());
  }

  private KnownAttempt graded(KnownQuiz quiz) {
    var learner = learner();
    var attempt = start(learner, quiz);
    learner
        .put(attempt.path("/answers/" + attempt.question(0)))
        .json("{'response': {'choice': 'right'}}")
        .send();
    assertThat(learner.post(attempt.path("/submission")).send().status()).isEqualTo(200);
    return attempt;
  }

  /// Records the attempt's answer once more, with points that it did not earn.
  private void forge(KnownAttempt attempt) {
    var facts = events.readEvents(attempt.id()).asStream().toList();
    var next = facts.getLast().getSequenceNumber() + 1;
    var genuine =
        facts.stream()
            .map(fact -> (AttemptEvent) fact.getPayload())
            .filter(AnswerGiven.class::isInstance)
            .map(AnswerGiven.class::cast)
            .findFirst()
            .orElseThrow();
    var forged =
        new AnswerGiven(
            genuine.attempt(),
            genuine.questionId(),
            genuine.sequence() + 1,
            genuine.response(),
            new Outcome(Points.of("1.25"), Points.of("2"), Correctness.PARTIAL, "Yes!\n\nWell."),
            false,
            genuine.answeredAt(),
            0L,
            genuine.client());
    var unit = DefaultUnitOfWork.startAndGet(null);
    events.publish(new GenericDomainEventMessage<>("attempt", attempt.id(), next, forged));
    unit.commit();
  }

  @Test
  void scoresThatAreRightPass() {
    var quiz = published(instructor(), "{}");
    graded(quiz);
    graded(quiz);

    var audited = audit(quiz);

    assertThat(audited.text("state")).as("%s", audited).isEqualTo("PASSED");
    assertThat(audited.text("quizId")).isEqualTo(quiz.id());
    assertThat(audited.body().path("recomputed").asInt()).isEqualTo(4);
    assertThat(audited.body().path("percent").asInt()).isEqualTo(100);
    assertThat(audited.body().path("differences").isEmpty()).isTrue();
  }

  @Test
  void aScoreThatWasRecordedWronglyIsReported() {
    var quiz = published(instructor(), "{}");
    var attempt = graded(quiz);
    forge(attempt);

    var audited = audit(quiz);

    assertThat(audited.text("state")).as("%s", audited).isEqualTo("FAILED");
    assertThat(audited.text("reason")).startsWith("1 of 3");
    assertThat(audited.body().path("differenceCount").asInt()).isEqualTo(1);
    var difference = audited.body().path("differences").path(0);
    assertThat(difference.path("attemptId").asString()).isEqualTo(attempt.id());
    assertThat(difference.path("questionId").asString()).isEqualTo(attempt.question(0));
    assertThat(difference.path("recorded").decimalValue()).isEqualByComparingTo("1.25");
    assertThat(difference.path("recomputed").decimalValue()).isEqualByComparingTo("2");
    assertThat(difference.path("position")).isEqualTo(audited.body().path("position"));
  }

  @Test
  void anAuditOfEverythingFindsWhatIsWrongAnywhere() {
    var attempt = graded(published(instructor(), "{}"));
    forge(attempt);

    var audited = ended(analyst().post(PATH).send());

    assertThat(audited.text("state")).isEqualTo("FAILED");
    assertThat(audited.body().path("differences").findValuesAsString("attemptId"))
        .contains(attempt.id());
  }

  @Test
  void oneThatHasEndedStaysAsItIsWhenItIsCancelled() {
    var audited = audit(published(instructor(), "{}"));
    var one = PATH + "/" + audited.text("auditId");

    assertThat(administrator().delete(one).send().status()).isEqualTo(204);
    assertThat(analyst().get(one).send().text("state")).isEqualTo("PASSED");
  }

  @Test
  void allAreListedTheNewestFirst() {
    var newest = audit(published(instructor(), "{}"));

    var list = analyst().get(PATH + "?limit=1").send();

    assertThat(list.body().path("items").path(0).path("auditId").asString())
        .isEqualTo(newest.text("auditId"));
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertThat(analyst().get(PATH + "/none").send().code()).isEqualTo("AUDIT_NOT_FOUND");
    assertThat(analyst().delete(PATH + "/none").send().code()).isEqualTo("AUDIT_NOT_FOUND");
    assertThat(analyst().post(PATH).json("{'quizId': 'none'}").send().code())
        .isEqualTo("QUIZ_NOT_FOUND");
  }

  @Test
  void whatIsNoQuizHasNoAudit() {
    var attempt = start(learner(), published(instructor(), "{}"));

    var refused = analyst().post(PATH).json("{'quizId': '%s'}".formatted(attempt.id())).send();

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.code()).isEqualTo("QUIZ_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'quiz': 'q'}", "{'quizId': 3}", "[]", "nonsense"})
  void aBodyThatIsNotRightIsRefused(String body) {
    assertThat(analyst().post(PATH).json(body).send().status()).isEqualTo(400);
  }
}
