package io.quizledger.standalone;

import io.quizledger.embedded.EmbeddedMongoDb;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The standalone program on an embedded database. One program serves all tests: each has people
/// and quizzes of its own, and leaves the rest as it was.
@SpringBootTest(
    classes = Standalone.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class AtSchool {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();

  @LocalServerPort int port;

  School school;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
    School.settings().forEach((name, value) -> settings.add(name, () -> value));
  }

  @BeforeEach
  void aSchoolOpens() {
    school = new School(port);
  }
}
