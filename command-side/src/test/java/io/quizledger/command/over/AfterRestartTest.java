package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.SubmittedBy;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Nodes over a database of their own, of which at most one runs at a time.
class AfterRestartTest extends OverHttp {
  @Test
  void whatBecameDueWhileNoNodeRanIsSubmittedOnceOneRunsAgain() {
    try (var database = EmbeddedMongoDb.inMemory()) {
      KnownAttempt attempt;
      try (var node = node(database)) {
        var quiz = published(instructor().at(port(node)), "{'timeLimitSeconds': 3600}");
        attempt = start(learner().at(port(node)), quiz);
      }
      clock.pass(Duration.ofSeconds(3601));

      try (var node = node(database)) {
        await().atMost(Duration.ofSeconds(20)).until(() -> takesRequests(node));

        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> fact(node, attempt, AttemptSubmitted.class).isPresent());
        var submitted = fact(node, attempt, AttemptSubmitted.class).orElseThrow();
        var started = fact(node, attempt, AttemptStarted.class).orElseThrow();
        assertThat(submitted.submittedBy()).isEqualTo(SubmittedBy.TIME_LIMIT);
        assertThat(submitted.submittedAt()).isEqualTo(started.startedAt().plusSeconds(3600));
      }
    }
  }

  private ConfigurableApplicationContext node(EmbeddedMongoDb database) {
    return anotherProgram(
        "--server.port=0", "--quizledger.mongodb.uri=" + database.connectionString());
  }

  /// Readiness itself would find that the test's clock is not the database's.
  private boolean takesRequests(ConfigurableApplicationContext node) {
    return learner().at(port(node)).delete("/api/audits/scores/none").send().status() != 503;
  }

  private static <T> Optional<T> fact(
      ConfigurableApplicationContext node, KnownAttempt attempt, Class<T> type) {
    return fact(node.getBean(EventStore.class), attempt, type);
  }
}
