package io.quizledger.command.over;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.quizledger.events.attempt.AttemptSubmitted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

class TwoNodesTest extends OverHttp {
  @Autowired EventStore events;
  @Autowired MongoDatabase database;
  private ConfigurableApplicationContext other;
  private int otherPort;

  @BeforeEach
  void startAnotherNode() {
    other =
        anotherProgram(
            "--server.port=0", "--quizledger.mongodb.uri=" + DATABASE.connectionString());
    otherPort = port(other);
  }

  @AfterEach
  void stopIt() {
    other.close();
  }

  @Test
  void aKeyThatActedOnOneNodeGetsItsAnswerFromTheOther() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));

    var first = choose(learner, attempt, "right").key("k").send();
    var again = choose(learner.at(otherPort), attempt, "right").key("k").send();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Log-Position")).isEqualTo(first.header("Log-Position"));
  }

  @Test
  void answersThatAlternateBetweenNodesAllCount() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    var sequences = new ArrayList<Integer>();
    for (var i = 0; i < 6; i++) {
      var node = i % 2 == 0 ? learner : learner.at(otherPort);
      sequences.add(choose(node, attempt, "right").send().body().path("sequence").asInt());
    }
    assertThat(sequences).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whatIsNoLongerShownAfterAnAnswerIsShownByNoNode() {
    var author = instructor();
    var quiz = published(author, "{'review': {'correctness': 'AFTER_ANSWER'}}");
    var early = learner();
    var late = learner();
    var earlier = start(early, quiz);
    var later = start(late, quiz);
    assertThat(choose(early, earlier, "wrong").send().body().has("outcome")).isTrue();

    withSettings(author.at(otherPort), quiz, "{'review': {'correctness': 'NEVER'}}");

    assertThat(choose(late, later, "wrong").send().body().has("outcome")).isFalse();
    assertThat(choose(late, later, "right").send().status()).isEqualTo(200);
  }

  @Test
  void aSnapshotOfAnEarlierRevisionIsPassedOver() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));
    choose(learner, attempt, "right").send();
    database
        .getCollection("snapshots")
        .insertOne(
            new Document("_id", attempt.id())
                .append("aggregateType", "attempt")
                .append("sequence", 1L)
                .append("eventId", "snapshot-1")
                .append("time", new Date())
                .append("type", "io.quizledger.command.attempt.Attempt")
                .append("revision", "1")
                .append("payload", json("{\"attemptId\":\"%s\",\"sequence\":41}", attempt.id()))
                .append("metadata", json("{}")));

    var answer = choose(learner.at(otherPort), attempt, "right").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("sequence").asInt()).isEqualTo(2);
  }

  private static Binary json(String format, Object... arguments) {
    return new Binary(format.formatted(arguments).getBytes(UTF_8));
  }

  @Test
  void anAuditAskedForAtOneNodeIsAnsweredAndEndedByTheOther() {
    var analyst = analyst();
    var begun = analyst.post("/api/audits/scores").send();
    var one = "/api/audits/scores/" + begun.text("auditId");

    assertThat(analyst.at(otherPort).get(one).send().status()).isEqualTo(200);
    assertThat(analyst.at(otherPort).delete(one).send().status()).isEqualTo(204);
    assertThat(analyst.get(one).send().text("state")).isNotEqualTo("RUNNING");
  }

  @Test
  void oneKeyAtBothNodesAtOnceActsOnce() throws Exception {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{}"));

    var replies =
        atOnce(
            i ->
                choose(i % 2 == 0 ? learner : learner.at(otherPort), attempt, "right")
                    .key("k")
                    .send());

    assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
    assertThat(choose(learner, attempt, "right").send().body().path("sequence").asInt())
        .isEqualTo(2);
  }

  @Test
  void startsAtBothNodesAtOnceOpenOneAttempt() throws Exception {
    var learner = learner();
    var quiz = published(instructor(), "{}");

    var replies =
        atOnce(
            i ->
                (i % 2 == 0 ? learner : learner.at(otherPort)).post(quiz.path("/attempts")).send());

    assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(200);
    assertThat(replies)
        .extracting(reply -> reply.text("attemptId"))
        .containsOnly(replies.getFirst().text("attemptId"));
  }

  @Test
  void aRefusalIsNotDecidedOnWhatTheOtherNodeHasChanged() {
    var author = instructor();
    var learner = learner();
    var quiz = withChoices(author, draft(author));
    var there = author.at(otherPort);
    assertThat(there.patch(quiz.path("")).from(quiz.last()).json("{}").send().status())
        .isEqualTo(200);

    var published = published(author, quiz);
    var changed = there.patch(quiz.path("")).from(published.last()).json("{'title': 'New'}").send();
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);

    var attempt = start(learner, quiz);
    choose(learner.at(otherPort), attempt, "right").send();
    learner.post(attempt.path("/submission")).send();
    assertThat(choose(learner.at(otherPort), attempt, "right").send().code())
        .isEqualTo("ATTEMPT_CLOSED");
    assertThat(start(learner.at(otherPort), quiz).start().body().path("number").asInt())
        .isEqualTo(2);
  }

  @Test
  void bothNodesLookForDueAttemptsAndEachIsSubmittedOnce() {
    var quiz = published(instructor(), "{'timeLimitSeconds': 3600}");
    var attempts = new ArrayList<KnownAttempt>();
    for (var i = 0; i < 20; i++) {
      attempts.add(start(learner(), quiz));
    }
    isWatched(attempts.getLast());

    clock.pass(Duration.ofSeconds(3601));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(attempts).allMatch(attempt -> submissions(attempt) == 1));
  }

  private long submissions(KnownAttempt attempt) {
    return events
        .readEvents(attempt.id(), 0)
        .asStream()
        .filter(event -> event.getPayload() instanceof AttemptSubmitted)
        .count();
  }

  private static Call choose(Person learner, KnownAttempt attempt, String choice) {
    return learner
        .put(attempt.path("/answers/" + attempt.question(0)))
        .json("{'response': {'choice': '" + choice + "'}}");
  }

  private interface Numbered {
    Reply send(int number);
  }

  private static List<Reply> atOnce(Numbered request) throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls = new ArrayList<Callable<Reply>>();
      for (var i = 0; i < 16; i++) {
        var number = i;
        calls.add(() -> request.send(number));
      }
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
