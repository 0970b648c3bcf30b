package io.quizledger.platform.mongo;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.eventlog.LogUnavailableException;
import io.quizledger.platform.Http;
import io.quizledger.platform.TestProgram;
import io.quizledger.platform.access.TestTokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DatabaseAbsenceTest {
  private static final String READINESS = "/actuator/health/readiness";
  private static final String LIVENESS = "/actuator/health/liveness";

  private static final Duration SELECTION = ofSeconds(1);

  @TempDir Path data;

  @Test
  void aProgramStartedBeforeItsDatabaseWaitsForIt() throws IOException {
    var databasePort = freePort();
    try (var program = start(databasePort)) {
      var http = http(program);
      assertThat(http.get(LIVENESS).status()).isEqualTo(200);
      assertThat(http.get(READINESS).status()).isEqualTo(503);
      var refused = http.get("/api/test/me");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("UNAVAILABLE");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      try (var database = EmbeddedMongoDb.at(data, databasePort)) {
        await().atMost(ofSeconds(20)).until(() -> http.get(READINESS).status() == 200);
        assertThat(http.get("/api/test/me").status()).isEqualTo(200);
        assertThat(database.connectionString()).isNotEmpty();
      }
    }
  }

  @Test
  void aProgramOutlivesItsDatabaseAndGoesOnWhenItIsBack() throws IOException {
    var databasePort = freePort();
    var database = EmbeddedMongoDb.at(data, databasePort);
    try (var program = start(databasePort)) {
      var http = http(program);
      await().atMost(ofSeconds(20)).until(() -> http.get(READINESS).status() == 200);
      append(program, 0);
      database.close();
      await().atMost(ofSeconds(20)).until(() -> http.get(READINESS).status() == 503);
      assertThat(http.get(LIVENESS).status()).isEqualTo(200);
      database = EmbeddedMongoDb.at(data, databasePort);
      await().atMost(ofSeconds(30)).until(() -> http.get(READINESS).status() == 200);
      append(program, 1);
      var events = program.getBean(EventStore.class).readEvents("a");
      assertThat(events.asStream().count()).isEqualTo(2);
    } finally {
      database.close();
    }
  }

  @Test
  void anAggregateThatCannotBeLoadedIsGivenUpAfterOneTimeOut() throws IOException {
    var databasePort = freePort();
    var database = EmbeddedMongoDb.at(data, databasePort);
    try (var program = start(databasePort)) {
      await().atMost(ofSeconds(20)).until(() -> http(program).get(READINESS).status() == 200);
      append(program, 0);
      database.close();
      await().atMost(ofSeconds(20)).until(() -> http(program).get(READINESS).status() == 503);
      var events = program.getBean(EventStore.class);
      // A machine that is busy may be late once or twice.
      assertThat(
              Stream.generate(() -> givingUp(events))
                  .limit(3)
                  .anyMatch(time -> time.compareTo(SELECTION.multipliedBy(2)) < 0))
          .as("a read is given up in time")
          .isTrue();
    } finally {
      database.close();
    }
  }

  /// How long it takes until an aggregate is not loaded.
  private static Duration givingUp(EventStore events) {
    var begun = System.nanoTime();
    assertThatThrownBy(() -> events.readEvents("a").asStream().count())
        .isInstanceOf(LogUnavailableException.class);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void whatMustBePreparedIsPreparedBeforeTheProgramIsReady() throws IOException {
    try (var database = EmbeddedMongoDb.inMemory();
        var program =
            new SpringApplicationBuilder(TestProgram.class, Prepares.class)
                .properties(
                    "server.port=0", "quizledger.mongodb.uri=" + database.connectionString())
                .run()) {
      await()
          .atMost(ofSeconds(20))
          .until(() -> program.getBean(DatabaseWatch.class).state().prepared());
      assertThat(program.getBean(MongoDatabase.class).getCollection("prepared").countDocuments())
          .isEqualTo(1);
    }
  }

  static final class Prepares implements DatabasePreparation {
    @Override
    public void prepare(MongoDatabase database) {
      database.getCollection("prepared").insertOne(new Document("_id", 1));
    }
  }

  private static void append(ConfigurableApplicationContext program, long sequence) {
    program
        .getBean(EventStore.class)
        .publish(new GenericDomainEventMessage<>("A", "a", sequence, "fact " + sequence));
  }

  private static ConfigurableApplicationContext start(int databasePort) {
    return new SpringApplicationBuilder(TestProgram.class)
        .properties(
            "server.port=0",
            "quizledger.mongodb.uri=mongodb://127.0.0.1:" + databasePort,
            "quizledger.mongodb.start-wait=500ms",
            "quizledger.mongodb.selection-timeout=" + SELECTION,
            "quizledger.mongodb.check-interval=200ms")
        .run();
  }

  private static Http http(ConfigurableApplicationContext program) {
    return new Http(
        program.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
        program.getBean(TestTokens.class).of("LEARNER"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
