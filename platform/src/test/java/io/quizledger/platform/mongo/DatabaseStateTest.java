package io.quizledger.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

class DatabaseStateTest {
  @ParameterizedTest
  @CsvSource({"0, UP", "-700, UP", "700, UP", "-1500, OUT_OF_SERVICE", "1500, OUT_OF_SERVICE"})
  void aNodeWhoseClockIsASecondAwayIsNotReady(long offsetMillis, String status) throws Exception {
    try (var server = EmbeddedMongoDb.inMemory();
        var client = MongoClients.create(server.connectionString())) {
      var settings = settings(server.connectionString());
      var clock = Clock.offset(Clock.systemUTC(), Duration.ofMillis(offsetMillis));
      var watch = new DatabaseWatch(client.getDatabase("clock"), settings, clock, List.of());
      watch.start();
      watch.prepared().get(20, TimeUnit.SECONDS);
      assertThat(new DatabaseHealth(watch, settings).health().getStatus())
          .isEqualTo(new Status(status));
      watch.stop();
    }
  }

  @Test
  void settingsSayNothingOfThePasswordInTheirConnectionString() {
    assertThat(settings("mongodb://user:secret@db/quizzes").toString())
        .contains("quizzes")
        .doesNotContain("secret");
  }

  private static MongoSettings settings(String uri) {
    var second = Duration.ofSeconds(1);
    return new MongoSettings(
        uri, null, null, 4, 0, second, second, second, second, second, second, second, second);
  }
}
