package io.quizledger.query.reading;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.reviewing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an answer says of how far it has read holds for each of its parts.
class AnswersOfSeveralReadModelsTest extends QuerySideTest {
  private final QuizId quiz = new QuizId(fresh("quiz"));
  private final AccountId anna = new AccountId(fresh("anna"));
  private final AttemptRef attempt = attempt(quiz, anna, 1);
  private final String attemptPath = "/api/attempts/" + attempt.attemptId();
  private final List<String> progress =
      List.of("/api/progress/me", "/api/learners/" + anna + "/progress");
  private final List<String> ofAttempts =
      List.of("/api/attempts", attemptPath, attemptPath + "/history");

  private long before;

  @BeforeEach
  void aGradedAttempt() {
    openAttempt(attempt);
    before = append(graded(attempt, "7", NOON, NOON.plusSeconds(5)));
  }

  @Test
  void titlesAndReleasesAreOfTheCatalogueAndNoNewerThanThat() {
    pause("catalogue", "attempts", "leaderboard", "progress");
    try {
      var kept =
          append(
              new QuizSettingsChanged(
                  quiz, reviewing(new ReviewSettings(ReviewMoment.NEVER, null, null, null))));
      awaitRead(kept, "attempts", "leaderboard", "progress");

      for (var path : ofAttempts) {
        assertReadBefore(kept, path);
      }
      for (var path : progress) {
        assertReadBefore(kept, path);
      }
      assertReadBefore(kept, "/api/quizzes/" + quiz + "/leaderboard");
    } finally {
      run("catalogue");
    }
  }

  @Test
  void recentAttemptsAreOfTheAttemptsAndNoNewerThanThat() {
    pause("attempts", "catalogue", "progress");
    try {
      var given = append(answered(attempt, Q1, 1, NOON));
      awaitRead(given, "catalogue", "progress");

      for (var path : progress) {
        assertReadBefore(given, path);
      }
    } finally {
      run("attempts");
    }
  }

  private void assertReadBefore(long position, String path) {
    var answer = getAt(before, path, anna.value(), Role.LEARNER);
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(Long.parseLong(answer.at("/asOf/position")))
        .as(path)
        .isBetween(before, position - 1);
  }

  /// Pauses a read model, which folds the batch at hand before it stands still.
  private void pause(String readModel, String... others) {
    state(readModel, "PAUSED");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              var position = append(created(new QuizId(fresh("q")), Visibility.PRIVATE));
              awaitRead(position, others);
              return position(readModel) < position;
            });
  }

  private void awaitRead(long position, String... readModels) {
    for (var readModel : readModels) {
      await().atMost(Duration.ofSeconds(20)).until(() -> position(readModel) >= position);
    }
  }

  private void run(String readModel) {
    state(readModel, "RUNNING");
  }

  private void state(String readModel, String state) {
    send("PUT", "/api/projections/" + readModel, "{\"state\": \"" + state + "\"}", Role.ANALYST);
  }

  private long position(String readModel) {
    return Long.parseLong(
        getAt(0, "/api/projections/" + readModel, "ada", Role.ANALYST).at("/position"));
  }
}
