package io.quizledger.query.live;

import static io.quizledger.query.testing.Samples.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.query.testing.EventReader;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"quizledger.live.heartbeat=200ms", "quizledger.mongodb.database=heartbeats"})
class HeartbeatTest extends QuerySideTest {
  @Test
  void aStreamOnWhichNothingHappensIsKeptAliveByComments() {
    var anna = new AccountId(fresh("anna"));
    var attempt = attempt(new QuizId(fresh("quiz")), anna, 1);
    openAttempt(attempt);
    var path = "/api/attempts/" + attempt.attemptId() + "/events";

    var response = stream(path, anna.value(), Role.LEARNER, Duration.ofMinutes(5));

    try (var stream = new EventReader(response.body())) {
      stream.next();
      var begun = stream.comments();
      await().atMost(Duration.ofSeconds(5)).until(() -> stream.comments() >= begun + 3);
    }
  }

  @Test
  void unlessSaidOtherwiseACommentComesEveryFifteenSeconds() {
    var settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("quizledger.live", LiveSettings.class);

    assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(15));
  }
}
