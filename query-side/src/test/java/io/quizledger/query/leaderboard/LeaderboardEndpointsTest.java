package io.quizledger.query.leaderboard;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.reviewing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.query.testing.QuerySideTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderboardEndpointsTest extends QuerySideTest {
  private final QuizId quiz = new QuizId(fresh("quiz"));
  private final String path = "/api/quizzes/" + quiz + "/leaderboard";
  private final String anna = fresh("anna");
  private final String ben = fresh("ben");
  private final String cleo = fresh("cleo");
  private final String dora = fresh("dora");

  @BeforeEach
  void aQuizAndItsPeople() {
    append(created(quiz, Visibility.PUBLIC), published(paper(quiz, 1, question(Q1, "10"))));
    account(anna, "Anna", true);
    account(ben, "Ben", true);
    account(cleo, "Cleo", true);
    account(dora, "Dora", false);
  }

  @Test
  void morePointsStandBeforeShorterTimeBeforeEarlierAndTiesShareARank() {
    append(grade(anna, "9", 60, 0));
    append(grade(ben, "9", 50, 5));
    append(grade(cleo, "9", 50, 5));
    append(grade(dora, "10", 90, 0));

    var board = get(path, cleo, Role.LEARNER);

    assertThat(ranks(board)).containsExactly(1L, 2L, 2L, 4L);
    assertThat(board.at("/entries/3/displayName")).isEqualTo("Anna");
    assertThat(board.at("/entries/3/durationMillis")).isEqualTo("60000");
    assertThat(board.at("/entries/3/percent")).isEqualTo("90");
    assertThat(board.at("/me/rank")).isEqualTo("2");
    assertThat(board.at("/participants")).isEqualTo("4");
  }

  @Test
  void whoeverOptedOutOrWasErasedKeepsThePlaceWithoutIdAndName() {
    append(grade(dora, "10", 90, 0), grade(fresh("erased"), "5", 90, 0));

    var board = get(path, anna, Role.LEARNER);

    assertThat(board.body().get("entries").size()).isEqualTo(2);
    assertThat(board.text()).doesNotContain("learnerId").doesNotContain("displayName");
    assertThat(board.at("/participants")).isEqualTo("2");
    assertThat(get(path, dora, Role.LEARNER).at("/me/displayName")).isEqualTo("Dora");
  }

  @Test
  void whoeverOptsOutIsOffTheBoardsThatAreMadeFromThenOn() {
    append(grade(anna, "9", 60, 0), grade(ben, "8", 60, 0));
    assertThat(get(path, cleo, Role.LEARNER).text()).contains("Anna");

    account(anna, "Anna", false);

    // A board that was made a moment ago is shared for a quarter of a second.
    await()
        .atMost(Duration.ofSeconds(4))
        .until(() -> !get(path, cleo, Role.LEARNER).text().contains("Anna"));
  }

  @Test
  void onesOwnEntryIsThereWhereverItStands() {
    append(grade(anna, "9", 60, 0), grade(ben, "8", 60, 0), grade(cleo, "7", 60, 0));

    var board = get(path + "?limit=1", cleo, Role.LEARNER);

    assertThat(board.body().get("entries").size()).isEqualTo(1);
    assertThat(board.at("/me/rank")).isEqualTo("3");
    assertThat(board.at("/me/learnerId")).isEqualTo(cleo);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "50, 2"})
  void onesOwnNameIsAlwaysThePresentOne(int limit, String rank) {
    append(grade(anna, "9", 60, 0), grade(ben, "8", 60, 0));
    var own = path + "?limit=" + limit;
    assertThat(get(own, ben, Role.LEARNER).at("/me/displayName")).isEqualTo("Ben");

    account(ben, "Benjamin", true);

    var board = get(own, ben, Role.LEARNER);
    assertThat(board.at("/me/displayName")).isEqualTo("Benjamin");
    assertThat(board.at("/me/rank")).isEqualTo(rank);
  }

  @Test
  void aMarkGivenAnewMovesAnEntryDownAgain() {
    append(grade(anna, "9", 60, 0), grade(ben, "8", 60, 0));
    append(grade(anna, "7", 60, 0));

    var board = get(path + "?limit=1", anna, Role.LEARNER);

    assertThat(board.at("/entries/0/displayName")).isEqualTo("Ben");
    assertThat(board.at("/me/rank")).isEqualTo("2");
    assertThat(board.at("/participants")).isEqualTo("2");
  }

  @Test
  void theOwnersOwnAttemptsStandOnNoBoard() {
    append(grade(OWNER.value(), "10", 1, 0));

    assertThat(get(path, OWNER.value(), Role.INSTRUCTOR).at("/participants")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER, false, LEARNER, 403",
    "NEVER, true, LEARNER, 403",
    "NEVER, false, ANALYST, 200",
    "AFTER_CLOSE, false, LEARNER, 403",
    "AFTER_CLOSE, true, LEARNER, 200",
    "AFTER_SUBMISSION, false, LEARNER, 200",
    "AFTER_ANSWER, false, LEARNER, 200",
  })
  void learnersSeeTheBoardOnlyWhereScoresAreReleased(
      ReviewMoment score, boolean withdrawn, Role role, int expected) {
    append(
        io.quizledger.query.testing.Samples.started(attempt(quiz, new AccountId(anna), 1), NOON));
    append(grade(anna, "9", 60, 0));
    append(new QuizSettingsChanged(quiz, reviewing(new ReviewSettings(score, null, null, null))));
    if (withdrawn) {
      append(new QuizWithdrawn(quiz, 1, NOON));
    }

    var board = get(path, anna, role);

    assertThat(board.status()).isEqualTo(expected);
    if (expected == 403) {
      assertThat(board.at("/code")).isEqualTo("SCORES_NOT_RELEASED");
    }
  }

  private Object grade(String learner, String points, int seconds, int startedLater) {
    var startedAt = NOON.plusSeconds(startedLater);
    return graded(
        attempt(quiz, new AccountId(learner), 1),
        points,
        startedAt,
        startedAt.plusSeconds(seconds));
  }

  private static List<Long> ranks(Answer board) {
    List<Long> ranks = new ArrayList<>();
    board.body().get("entries").forEach(entry -> ranks.add(entry.get("rank").asLong()));
    return ranks;
  }
}
