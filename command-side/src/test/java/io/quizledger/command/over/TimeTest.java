package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.command.automation.AutomationSettings;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.SubmittedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TimeTest extends OverHttp {
  /// Two seconds are promised where a machine has not everything else to do as well.
  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired EventStore events;
  @Autowired EventLog log;
  @Autowired AutomationSettings automation;

  @Test
  void theSystemLooksOftenEnoughToSubmitWithinTwoSeconds() {
    assertThat(automation.interval()).isLessThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void theSystemSubmitsWithinTwoSecondsInOneOfThree() {
    assertThat(Stream.generate(this::untilSubmitted).limit(3))
        .anyMatch(taken -> taken.compareTo(Duration.ofSeconds(2)) < 0);
  }

  private Duration untilSubmitted() {
    var attempt = start(learner(), published(instructor(), "{'timeLimitSeconds': 60}"));
    isWatched(attempt);
    clock.pass(Duration.ofSeconds(61));
    var begun = System.nanoTime();
    await().atMost(SOON).until(() -> fact(events, attempt, AttemptSubmitted.class).isPresent());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void theSystemSubmitsSoonAndExactlyAtDeadlineAndGrace() {
    var attempt =
        start(learner(), published(instructor(), "{'timeLimitSeconds': 60, 'graceSeconds': 5}"));
    isWatched(attempt);

    clock.pass(Duration.ofSeconds(66));

    await().atMost(SOON).until(() -> fact(events, attempt, AttemptSubmitted.class).isPresent());
    var submitted = fact(events, attempt, AttemptSubmitted.class).orElseThrow();
    var started = fact(events, attempt, AttemptStarted.class).orElseThrow();
    assertThat(submitted.submittedBy()).isEqualTo(SubmittedBy.TIME_LIMIT);
    assertThat(submitted.submittedAt()).isEqualTo(started.startedAt().plusSeconds(65));
  }

  @Test
  void aHundredAttemptsThatEndTogetherAreAllSubmittedInTime() {
    var quiz = published(instructor(), "{'timeLimitSeconds': 3600}");
    var attempts = new ArrayList<KnownAttempt>();
    for (var i = 0; i < 100; i++) {
      attempts.add(start(learner(), quiz));
    }
    isWatched(attempts.getLast());

    clock.pass(Duration.ofSeconds(3601));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                attempts.stream()
                    .allMatch(
                        attempt -> fact(events, attempt, AttemptSubmitted.class).isPresent()));
  }

  @Test
  void aLateAnswerIsRefusedAndKept() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{'timeLimitSeconds': 60}"));
    clock.pass(Duration.ofSeconds(61));

    var late =
        learner
            .put(attempt.path("/answers/" + attempt.question(0)))
            .json("{'response': {'choice': 'right'}}")
            .key("late")
            .send();
    var again =
        learner
            .put(attempt.path("/answers/" + attempt.question(0)))
            .json("{'response': {'choice': 'right'}}")
            .key("late")
            .send();

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("TIME_IS_UP");
    var kept =
        log.commitAt(Long.parseLong(late.header("Log-Position").orElseThrow())).orElseThrow();
    assertThat(kept.events().getLast().getPayload()).isInstanceOf(LateAnswerReceived.class);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("Log-Position")).isEqualTo(late.header("Log-Position"));
  }

  @Test
  void theSystemSubmitsAlsoWhereALateAnswerFindsOutThatTimeIsUp() {
    // The system that looks by itself may come first, and the answer finds out nothing.
    var commit =
        Stream.generate(this::keptWithALateAnswer)
            .limit(10)
            .filter(kept -> kept.size() > 1)
            .findFirst();

    assertThat(commit.orElseThrow())
        .extracting(event -> event.getMetaData().containsKey("actorId"))
        .containsExactly(false, false, true);
  }

  /// The events of the commit with which a late answer in a new attempt is kept.
  private List<? extends EventMessage<?>> keptWithALateAnswer() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{'timeLimitSeconds': 60}"));
    clock.pass(Duration.ofSeconds(61));
    var late =
        learner
            .put(attempt.path("/answers/" + attempt.question(0)))
            .json("{'response': {'choice': 'right'}}")
            .send();
    var position = Long.parseLong(late.header("Log-Position").orElseThrow());
    return log.commitAt(position).orElseThrow().events();
  }

  @Test
  void nobodyHandsInLate() {
    var learner = learner();
    var attempt = start(learner, published(instructor(), "{'timeLimitSeconds': 60}"));
    clock.pass(Duration.ofSeconds(61));

    assertThat(learner.post(attempt.path("/submission")).send().code()).isEqualTo("TIME_IS_UP");
  }

  @Test
  void aMarkThatIsRefusedAfterItsTimeTakesNoKey() {
    var owner = instructor();
    var attempt = start(learner(), published(owner, "{'timeLimitSeconds': 60}"));
    var path = attempt.path("/marks/" + attempt.question(0));
    clock.pass(Duration.ofSeconds(61));

    var unknown = owner.put(attempt.path("/marks/x")).json("{'points': 1}").key("m").send();
    var tooMany = owner.put(path).json("{'points': 3}").key("m").send();
    var marked = owner.put(path).json("{'points': 1}").key("m").send();

    assertThat(unknown.code()).as("%s", unknown).isEqualTo("QUESTION_NOT_FOUND");
    assertThat(tooMany.faults()).as("%s", tooMany).containsExactly("points");
    assertThat(marked.status()).as("%s", marked).isEqualTo(200);
  }

  @Test
  void theNextAttemptMayBeginAsSoonAsTheLastOnesTimeIsUp() {
    var learner = learner();
    var quiz = published(instructor(), "{'timeLimitSeconds': 60}");
    start(learner, quiz);
    clock.pass(Duration.ofSeconds(61));

    assertThat(start(learner, quiz).start().body().path("number").asInt()).isEqualTo(2);
  }

  @Test
  void anAttemptEndsWhenTheQuizCloses() {
    var closes = clock.instant().plusSeconds(120);
    var quiz = published(instructor(), "{'timeLimitSeconds': 600, 'closesAt': '" + closes + "'}");
    var attempt = start(learner(), quiz);

    assertThat(java.time.Instant.parse(attempt.start().text("deadline"))).isEqualTo(closes);
    clock.pass(Duration.ofSeconds(121));
    assertThat(learner().post(quiz.path("/attempts")).send().code()).isEqualTo("QUIZ_NOT_OPEN");
  }
}
