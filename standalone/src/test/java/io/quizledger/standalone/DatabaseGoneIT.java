package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quizledger.standalone.School.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database is gone for half a minute while a class sits a quiz.
@Tag("campaign")
class DatabaseGoneIT {
  private static final Duration GONE = Duration.ofSeconds(30);
  private static final Duration A_LESSON = Duration.ofMinutes(6);

  /// The key set's read time-out of 2 s, a connection's of 10 s, 3 s until no server was found, and
  /// 12 s that a busy machine takes for itself.
  private static final Duration IN_TIME = Duration.ofSeconds(27);

  /// Keys that are old all the time: each request has to try whether there are others.
  private static final Map<String, String> OLD_KEYS =
      Map.of("quizledger.access.keys-max-age", "100ms", "quizledger.access.remembered-for", "10ms");

  private static final Duration BACK_WITHIN = Duration.ofSeconds(90);

  @TempDir Path directory;

  private DatabaseServer server;
  private DatabaseWire wire;
  private TwoPrograms programs;

  @BeforeEach
  void start() throws IOException {
    server = DatabaseServer.start(directory);
    wire = new DatabaseWire(server.port());
    programs =
        new TwoPrograms(directory, server.uriThrough(wire.port()), School.settings(), OLD_KEYS);
  }

  @AfterEach
  void stop() throws Exception {
    programs.close();
    wire.close();
    server.close();
  }

  @Test
  void nothing_is_lost_when_the_connections_break() throws Exception {
    goneInTheMiddleOfALesson(wire::breaks, wire::isMended);
  }

  @Test
  void nothing_is_lost_when_the_network_swallows_everything() throws Exception {
    goneInTheMiddleOfALesson(wire::fallsSilent, wire::isMended);
  }

  @Test
  void nothing_is_lost_when_the_server_is_killed() throws Exception {
    assumeTrue(server.isEmbedded());
    goneInTheMiddleOfALesson(server::kill, server::startAgain);
  }

  private void goneInTheMiddleOfALesson(Step goes, Step comesBack) throws Exception {
    var probe = new Probe(new School(programs.commandPort()), new School(programs.queryPort()));
    try (var lesson = programs.lesson()) {
      lesson.says("sit it at once");
      assertThat(probe.answers("before").status()).isEqualTo(200);
      goes.take();
      var end = System.nanoTime() + GONE.toNanos();
      while (System.nanoTime() < end) {
        assertThat(List.of(probe.answers("meanwhile"), probe.asks(), probe.signsIn()))
            .allSatisfy(DatabaseGoneIT::isComeAgain);
        programs.commands().answersAt(programs.commandPort(), "/actuator/health/liveness", 200);
        programs.queries().answersAt(programs.queryPort(), "/actuator/health/liveness", 200);
      }
      programs.commands().answersAt(programs.commandPort(), "/actuator/health/readiness", 503);
      programs.queries().answersAt(programs.queryPort(), "/actuator/health/readiness", 503);
      assertThat(lesson.output()).doesNotContain("All have handed in");
      comesBack.take();
      Awaitility.await()
          .atMost(BACK_WITHIN)
          .until(() -> probe.answers("meanwhile").status() == 200 && probe.asks().status() == 200);
      assertThat(probe.answers("before").json().path("sequence").asInt()).isEqualTo(1);
      assertThat(probe.answers("meanwhile").json().path("sequence").asInt()).isEqualTo(2);
      assertThat(lesson.ends(A_LESSON)).as(lesson::output).isZero();
    }
    programs.commands().readyAt(programs.commandPort());
    programs.queries().readyAt(programs.queryPort());
    for (var program : List.of(programs.commands(), programs.queries())) {
      assertThat(program.output()).contains("The database is gone", "The database is back");
      assertThat(program.output().lines().filter(line -> line.contains("stack_trace"))).isEmpty();
    }
  }

  private static void isComeAgain(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  private interface Step {
    void take() throws Exception;
  }

  /// Somebody with an attempt of their own, who asks without patience.
  private static final class Probe {
    private final School commands;
    private final School queries;
    private final School.Someone learner;
    private final String attempt;
    private final String question;

    Probe(School commands, School queries) {
      this.commands = commands;
      this.queries = queries;
      learner = commands.someone("LEARNER");
      var quiz = commands.shortQuiz();
      question = quiz.question();
      attempt = commands.attempt(learner, quiz);
    }

    Answer answers(String key) {
      return inTime(
          "an answer",
          () ->
              commands.send(
                  "PUT",
                  attempt + "/answers/" + question,
                  learner.token(),
                  "{\"response\": {\"value\": true}}",
                  "Idempotency-Key",
                  key));
    }

    Answer asks() {
      return inTime("its attempt", () -> queries.send("GET", attempt, learner.token(), null));
    }

    Answer signsIn() {
      return inTime(
          "signing in",
          () ->
              commands.send(
                  "POST",
                  "/api/sessions",
                  null,
                  "{\"email\": \"%s\", \"password\": \"%s\"}"
                      .formatted(learner.email(), School.PASSWORD)));
    }

    private static Answer inTime(String what, Supplier<Answer> request) {
      var begun = System.nanoTime();
      var answer = request.get();
      var taken = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(taken).as(what).isLessThan(IN_TIME);
      return answer;
    }
  }
}
