package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.standalone.School.Answer;
import io.quizledger.standalone.School.Someone;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The read model by which attempts are submitted in time.
class NeverPausedTest extends AtSchool {
  private static final String PATH = "/api/projections/open-attempts";
  private static final Duration IN_TIME = Duration.ofSeconds(10);

  private Someone analyst;

  @BeforeEach
  void anAnalystComes() {
    analyst = school.someone("ANALYST");
  }

  @Test
  void nobodyPausesIt() {
    for (var who : new Someone[] {analyst, school.root()}) {
      var refused = set(PATH, "PAUSED", who);

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("code").stringValue("")).isEqualTo("NEVER_PAUSED");
    }
    assertThat(set(PATH, "RUNNING", analyst).status()).isEqualTo(200);
    isSubmittedInTime();
  }

  @Test
  void attemptsAreSubmittedInTimeWhileItIsRebuiltAndAfterwards() {
    school.ok("POST", PATH + "/rebuild", analyst, null);
    assertThat(set(PATH + "/rebuild", "PAUSED", analyst).status()).isEqualTo(200);
    isSubmittedInTime();
    assertThat(rebuildState()).isEqualTo("PAUSED");

    assertThat(set(PATH + "/rebuild", "RUNNING", analyst).status()).isEqualTo(200);
    isSubmittedInTime();
    await().atMost(Duration.ofSeconds(20)).until(() -> rebuildState().equals("DONE"));
    isSubmittedInTime();
  }

  private void isSubmittedInTime() {
    var learner = school.someone("LEARNER");
    var attempt = school.attempt(learner, school.shortQuiz("{\"timeLimitSeconds\": 1}"));
    await()
        .atMost(IN_TIME)
        .until(
            () ->
                school
                    .send("GET", attempt, learner.token(), null)
                    .json()
                    .path("submittedBy")
                    .stringValue("")
                    .equals("TIME_LIMIT"));
  }

  private Answer set(String path, String state, Someone who) {
    return school.send("PUT", path, who.token(), "{\"state\": \"" + state + "\"}");
  }

  private String rebuildState() {
    return school
        .ok("GET", PATH, analyst, null)
        .json()
        .path("rebuild")
        .path("state")
        .stringValue("");
  }
}
