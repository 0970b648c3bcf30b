package io.quizledger.query.live;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.reviewing;
import static io.quizledger.query.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.query.testing.EventReader;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveUpdatesTest extends QuerySideTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String CHOICE = "/questions/0/response/choice";

  private final QuizId quiz = new QuizId(fresh("quiz"));
  private final AccountId anna = new AccountId(fresh("anna"));
  private final AttemptRef attempt = attempt(quiz, anna, 1);
  private final String attemptEvents = "/api/attempts/" + attempt.attemptId() + "/events";
  private final String boardEvents = "/api/quizzes/" + quiz + "/leaderboard/events";

  @BeforeEach
  void anOpenAttempt() {
    openAttempt(attempt);
  }

  @Test
  void aStreamSendsTheAttemptAtOnceAndAfterEachChange() {
    try (var stream = open(attemptEvents, LONG)) {
      var first = stream.next();
      assertThat(first.event()).isEqualTo("attempt");
      assertThat(first.at("/status")).isEqualTo("OPEN");

      var position = append(answered(attempt, Q1, 1, NOON));

      var second = stream.next();
      assertThat(Long.parseLong(second.id())).isGreaterThanOrEqualTo(position);
      assertThat(second.at(CHOICE)).isEqualTo("right");
      assertThat(second.data()).doesNotContain("outcome");
    }
  }

  @Test
  void otherAttemptsWakeNobody() {
    try (var stream = open(attemptEvents, LONG)) {
      stream.next();
      append(started(attempt(quiz, new AccountId(fresh("ben")), 1), NOON));
      append(answered(attempt, Q1, 1, NOON));

      assertThat(stream.next().at(CHOICE)).isEqualTo("right");
    }
  }

  @Test
  void aBoardIsSentWhenSomebodyMovesOnIt() {
    account(anna.value(), "Anna", true);
    try (var stream = open(boardEvents, LONG)) {
      assertThat(stream.next().at("/participants")).isEqualTo("0");

      append(graded(attempt, "7", NOON, NOON.plusSeconds(5)));

      var board = stream.next();
      assertThat(board.event()).isEqualTo("leaderboard");
      assertThat(board.at("/entries/0/displayName")).isEqualTo("Anna");
      assertThat(board.at("/me/rank")).isEqualTo("1");
    }
  }

  @Test
  void boardsComeAtMostEveryQuarterOfASecondHoweverManyMove() {
    // The server counts from the first board that it sent.
    var begun = System.nanoTime();
    try (var stream = open(boardEvents, LONG)) {
      stream.next();
      for (var learner = 0; learner < 40; learner++) {
        append(grade(fresh("learner")));
      }
      var boards = 0;
      EventReader.Event board;
      do {
        board = stream.next();
        boards++;
      } while (!board.at("/participants").equals("40"));

      var elapsed = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(boards).isLessThanOrEqualTo((int) (elapsed.toMillis() / 250) + 1);
    }
  }

  @Test
  void whoeverHasSeenTheLatestStateIsSentTheNextChangeFirst() {
    String seen;
    try (var stream = open(attemptEvents, LONG)) {
      seen = stream.next().id();
    }
    // Its answer begins before there is anything to send, or this would wait for the heartbeat.
    try (var stream = open(attemptEvents, LONG, "Last-Event-ID", seen)) {
      append(answered(attempt, Q1, 1, NOON));
      assertThat(stream.next().at(CHOICE)).isEqualTo("right");
    }
    try (var stream = open(attemptEvents, LONG, "Last-Event-ID", seen)) {
      assertThat(stream.next().at(CHOICE)).isEqualTo("right");
    }
  }

  @Test
  void aChangeOfWhatTheQuizReleasesIsSentToThoseWhoWatchAnAttempt() {
    append(graded(attempt, "7", NOON, NOON.plusSeconds(5)));
    try (var stream = open(attemptEvents, LONG)) {
      assertThat(stream.next().at("/score/points")).isEqualTo("7");
      append(scoresKept());
      assertThat(stream.next().at("/score")).isNull();
    }
  }

  @Test
  void whatWasReleasedBetweenTwoStreamsIsSentByTheSecond() {
    append(graded(attempt, "7", NOON, NOON.plusSeconds(5)), scoresKept());
    String seen;
    try (var stream = open(attemptEvents, LONG)) {
      var kept = stream.next();
      assertThat(kept.at("/score")).isNull();
      seen = kept.id();
    }
    append(new QuizSettingsChanged(quiz, reviewing(ReviewSettings.DEFAULT)));
    try (var stream = open(attemptEvents, LONG, "Last-Event-ID", seen)) {
      assertThat(stream.next().at("/score/points")).isEqualTo("7");
    }
  }

  @Test
  void anEventsIdIsNoPositionThatTheQuizOfTheAttemptHasNotReached() {
    var before = append(graded(attempt, "7", NOON, NOON.plusSeconds(5)));
    assertThat(get(attemptEvents.replace("/events", ""), anna.value(), Role.LEARNER).status())
        .isEqualTo(200);
    send("PUT", "/api/projections/catalogue", "{\"state\": \"PAUSED\"}", Role.ANALYST);
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> isBehindAttempts(append(created(new QuizId(fresh("q")), Visibility.PUBLIC))));
      var kept = append(scoresKept());
      await().atMost(Duration.ofSeconds(20)).until(() -> isBehindAttempts(kept));

      var response =
          streamAt(before, attemptEvents, anna.value(), Role.LEARNER, Duration.ofMinutes(5));

      try (var stream = new EventReader(response.body())) {
        var event = stream.next();
        assertThat(event.at("/score/points")).isEqualTo("7");
        assertThat(Long.parseLong(event.id())).isLessThan(kept);
      }
    } finally {
      send("PUT", "/api/projections/catalogue", "{\"state\": \"RUNNING\"}", Role.ANALYST);
    }
  }

  @Test
  void whatIsFoldedAfterAStreamWasOpenedIsSentThoughItHappenedBefore() {
    var before = append(created(new QuizId(fresh("q")), Visibility.PUBLIC));
    send("PUT", "/api/projections/attempts", "{\"state\": \"PAUSED\"}", Role.ANALYST);
    try (var board = open(boardEvents, LONG)) {
      board.next();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> isBehindCatalogue(append(created(new QuizId(fresh("q")), Visibility.PRIVATE))));
      append(answered(attempt, Q1, 1, NOON));
      append(grade(fresh("ben")));
      // The log is followed in its order: whoever is told of the grade was told of the answer.
      board.next();

      var response = streamAt(before, attemptEvents, anna.value(), Role.LEARNER, LONG);

      try (var stream = new EventReader(response.body())) {
        assertThat(stream.next().at(CHOICE)).isNull();
        send("PUT", "/api/projections/attempts", "{\"state\": \"RUNNING\"}", Role.ANALYST);
        assertThat(stream.next().at(CHOICE)).isEqualTo("right");
      }
    } finally {
      send("PUT", "/api/projections/attempts", "{\"state\": \"RUNNING\"}", Role.ANALYST);
    }
  }

  @Test
  void aStreamThatIsOpenedWhileItsReadModelIsBehindSendsNoStateTwice() {
    String seen;
    try (var stream = open(attemptEvents, LONG)) {
      seen = stream.next().id();
    }
    send("PUT", "/api/projections/attempts", "{\"state\": \"PAUSED\"}", Role.ANALYST);
    try (var board = open(boardEvents, LONG)) {
      board.next();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> isBehindCatalogue(append(created(new QuizId(fresh("q")), Visibility.PRIVATE))));
      append(grade(fresh("ben")));
      // From here on what streams are told of is more than the read model has read.
      board.next();
      var first = streamAt(0, attemptEvents, anna.value(), Role.LEARNER, LONG);
      var again =
          streamAt(0, attemptEvents, anna.value(), Role.LEARNER, LONG, "Last-Event-ID", seen);
      try (var fresh = new EventReader(first.body());
          var resumed = new EventReader(again.body())) {
        assertThat(fresh.next().at(CHOICE)).isNull();
        send("PUT", "/api/projections/attempts", "{\"state\": \"RUNNING\"}", Role.ANALYST);
        get(attemptEvents.replace("/events", ""), anna.value(), Role.LEARNER);

        append(answered(attempt, Q1, 1, NOON));

        assertThat(fresh.next().at(CHOICE)).isEqualTo("right");
        assertThat(resumed.next().at(CHOICE)).isEqualTo("right");
      }
    } finally {
      send("PUT", "/api/projections/attempts", "{\"state\": \"RUNNING\"}", Role.ANALYST);
    }
  }

  private boolean isBehindAttempts(long position) {
    return isBehind("catalogue", "attempts", position);
  }

  private boolean isBehindCatalogue(long position) {
    return isBehind("attempts", "catalogue", position);
  }

  private boolean isBehind(String readModel, String other, long position) {
    await().atMost(Duration.ofSeconds(20)).until(() -> position(other) >= position);
    return position(readModel) < position;
  }

  private long position(String readModel) {
    return Long.parseLong(
        getAt(0, "/api/projections/" + readModel, "ada", Role.ANALYST).at("/position"));
  }

  @Test
  void aStreamEndsWithItsToken() {
    try (var stream = open(attemptEvents, Duration.ofSeconds(5))) {
      stream.next();
      await().atMost(Duration.ofSeconds(20)).until(stream::ended);
    }
  }

  @Test
  void aBoardThatIsHeldBackEndsItsStreams() {
    try (var stream = open(boardEvents, LONG)) {
      stream.next();
      append(scoresKept());
      await().atMost(Duration.ofSeconds(10)).until(stream::ended);
    }
    assertThat(stream(boardEvents, anna.value(), Role.LEARNER, LONG).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyOpensStreamsWithoutEnd() {
    var open = new ArrayList<EventReader>();
    for (var stream = 0; stream < 20; stream++) {
      open.add(open(attemptEvents, LONG));
    }

    var refused = stream(attemptEvents, anna.value(), Role.LEARNER, LONG);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    open.forEach(EventReader::close);
  }

  @Test
  void anotherOnesAttemptCannotBeWatched() {
    var refused = stream(attemptEvents, "ben", Role.LEARNER, LONG);

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  private Object scoresKept() {
    return new QuizSettingsChanged(
        quiz, reviewing(new ReviewSettings(ReviewMoment.NEVER, null, null, null)));
  }

  private Object grade(String learner) {
    return graded(attempt(quiz, new AccountId(learner), 1), "3", NOON, NOON.plusSeconds(5));
  }

  private EventReader open(String path, Duration tokenLife, String... headers) {
    var response = stream(path, anna.value(), Role.LEARNER, tokenLife, headers);
    assertThat(response.statusCode()).isEqualTo(200);
    return new EventReader(response.body());
  }
}
