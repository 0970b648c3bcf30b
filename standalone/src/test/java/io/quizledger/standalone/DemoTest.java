package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.eventlog.EventLog;
import io.quizledger.standalone.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = Standalone.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DemoTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();

  @LocalServerPort int port;
  @Autowired EventLog log;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
    settings.add("quizledger.mongodb.database", () -> "demo");
    School.settings().forEach((name, value) -> settings.add(name, () -> value));
  }

  @BeforeEach
  void load() {
    Demo.load("http://localhost:" + port);
  }

  @Test
  void everybody_in_the_samples_can_sign_in_with_the_role_that_is_told() {
    var school = new School(port);
    for (var account : Demo.ACCOUNTS) {
      assertThat(school.signIn(account.email(), account.password()).role())
          .isEqualTo(account.role());
    }
  }

  @Test
  void two_quizzes_are_published_and_every_learner_stands_on_their_boards() {
    var school = new School(port);
    var learner = Demo.ACCOUNTS.getLast();
    var who = school.signIn(learner.email(), learner.password());
    var head = Long.toString(log.head().position());
    var quizzes =
        school.ok("GET", "/api/quizzes", who, null, "Log-Position", head).json().path("items");
    assertThat(quizzes).hasSize(2);
    for (var quiz : quizzes) {
      var board =
          school.ok(
              "GET",
              "/api/quizzes/" + quiz.path("quizId").stringValue() + "/leaderboard",
              who,
              null,
              "Log-Position",
              head);
      assertThat(board.json().path("participants").asInt()).isEqualTo(3);
    }
  }

  @Test
  void loading_them_again_changes_nothing() {
    var head = log.head();
    Demo.load("http://localhost:" + port);
    assertThat(log.head()).isEqualTo(head);
  }
}
