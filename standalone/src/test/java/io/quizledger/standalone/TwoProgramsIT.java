package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.examples.ClassOfThirty;
import io.quizledger.standalone.proxy.LocalProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command side and the query side as they are run in production, each in its process, over one
/// durable database, behind one address.
class TwoProgramsIT {
  private static final Duration A_LESSON = Duration.ofMinutes(5);
  private static final int QUESTIONS = 60;

  @TempDir Path directory;

  private @Nullable Program embedded;
  private Program commands;
  private Program queries;
  private LocalProxy proxy;
  private MongoClient database;
  private String mongodb;
  private int commandPort;

  @BeforeEach
  void start() throws IOException {
    mongodb = databaseUri();
    database = MongoClients.create(mongodb);
    commandPort = Program.freePort();
    var queryPort = Program.freePort();
    commands = commandSide("commands.log");
    queries = Program.side("query-side", directory.resolve("queries.log"), queryPort, mongodb);
    commands.readyAt(commandPort);
    queries.readyAt(queryPort);
    proxy =
        new LocalProxy(
                0,
                URI.create("http://localhost:" + commandPort),
                URI.create("http://localhost:" + queryPort))
            .start();
  }

  private Program commandSide(String log) throws IOException {
    return Program.side(
        "command-side",
        directory.resolve(log),
        commandPort,
        mongodb,
        "--quizledger.accounts.choose-role=true");
  }

  /// The server that the environment names, else the embedded one as a program of its own.
  private String databaseUri() throws IOException {
    var name = "two_programs_" + UUID.randomUUID().toString().substring(0, 8);
    var given = System.getenv("QUIZLEDGER_TEST_MONGODB_URI");
    if (given != null && !given.isBlank()) {
      var server = new ConnectionString(given);
      assertThat(server.getDatabase()).as("a connection string without a database").isNull();
      return (given.endsWith("/") ? given : given + "/") + name;
    }
    embedded =
        Program.java(
            directory.resolve("mongodb.log"),
            Map.of(),
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMongoDb.class.getName(),
                directory.resolve("data").toString()));
    embedded.says("mongodb://");
    var address =
        embedded.output().lines().filter(line -> line.startsWith("mongodb://")).findFirst();
    return address.orElseThrow() + "/" + name;
  }

  @AfterEach
  void stop() throws InterruptedException {
    proxy.close();
    commands.close();
    queries.close();
    if (embedded == null) {
      database.getDatabase(new ConnectionString(mongodb).getDatabase()).drop();
    }
    database.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  @Test
  void a_class_of_thirty_gets_the_scores_and_the_board_that_it_should() throws Exception {
    try (var lesson = lesson()) {
      assertThat(lesson.ends(A_LESSON)).as(lesson::output).isZero();
    }
  }

  @Test
  void the_scores_are_the_same_although_the_command_side_is_killed_in_the_middle()
      throws Exception {
    try (var lesson = lesson()) {
      lesson.says("sit it at once");
      var before = commits();
      Awaitility.await()
          .atMost(A_LESSON)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> commits() > before + 300);
      commands.kill();
      assertThat(lesson.output()).doesNotContain("All have handed in");
      commands = commandSide("commands-again.log").readyAt(commandPort);
      assertThat(lesson.ends(A_LESSON)).as(lesson::output).isZero();
    }
  }

  private long commits() {
    return database
        .getDatabase(new ConnectionString(mongodb).getDatabase())
        .getCollection("events")
        .estimatedDocumentCount();
  }

  private Program lesson() throws IOException {
    var gift = directory.resolve("lesson.gift");
    Files.writeString(gift, GiftFiles.everyType(QUESTIONS));
    return Program.java(
        directory.resolve("lesson.log"),
        Map.of(),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ClassOfThirty.class.getName(),
            "--url",
            proxy.address(),
            "--seed",
            "7",
            gift.toString()));
  }
}
