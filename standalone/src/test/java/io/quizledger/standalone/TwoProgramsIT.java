package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson at the two programs over one durable database.
class TwoProgramsIT {
  private static final Duration A_LESSON = Duration.ofMinutes(5);

  @TempDir Path directory;

  private DatabaseServer server;
  private MongoClient database;
  private TwoPrograms programs;

  @BeforeEach
  void start() throws IOException {
    server = DatabaseServer.start(directory);
    database = MongoClients.create(server.uri());
    programs =
        new TwoPrograms(directory, server.uri(), Map.of("quizledger.accounts.choose-role", "true"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    programs.close();
    database.close();
    server.close();
  }

  @Test
  void a_class_of_thirty_gets_the_scores_and_the_board_that_it_should() throws Exception {
    try (var lesson = programs.lesson()) {
      assertThat(lesson.ends(A_LESSON)).as(lesson::output).isZero();
    }
  }

  @Test
  void the_scores_are_the_same_although_the_command_side_is_killed_in_the_middle()
      throws Exception {
    try (var lesson = programs.lesson()) {
      lesson.says("sit it at once");
      var before = commits();
      Awaitility.await()
          .atMost(A_LESSON)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> commits() > before + 300);
      programs.killCommands();
      assertThat(lesson.output()).doesNotContain("All have handed in");
      programs.startCommandsAgain();
      assertThat(lesson.ends(A_LESSON)).as(lesson::output).isZero();
    }
  }

  private long commits() {
    return database.getDatabase(server.name()).getCollection("events").estimatedDocumentCount();
  }
}
