package io.quizledger.query.progress;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.reviewing;
import static io.quizledger.query.testing.Samples.started;
import static io.quizledger.query.testing.Samples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.query.testing.QuerySideTest;
import io.quizledger.query.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressEndpointsTest extends QuerySideTest {
  private final AccountId anna = new AccountId(fresh("anna"));
  private final QuizId inesQuiz = new QuizId(fresh("quiz"));
  private final QuizId ottosQuiz = new QuizId(fresh("quiz"));

  @BeforeEach
  void attemptsAtTwoQuizzesOfDifferentOwners() {
    append(created(inesQuiz, Visibility.PUBLIC), published(paper(inesQuiz, 1, question(Q1, "1"))));
    append(
        new QuizCreated(
            ottosQuiz, new AccountId("otto"), Samples.titled("Lakes"), Visibility.PUBLIC),
        published(paper(ottosQuiz, 1, question(Q1, "1"))));
    sit(inesQuiz, "ines", 1, "8");
    sit(inesQuiz, "ines", 2, "5");
    sit(ottosQuiz, "otto", 1, "2");
  }

  @Test
  void oneSeesWhatOneHasDoneOverAllQuizzes() {
    var progress = get("/api/progress/me", anna.value(), Role.LEARNER);

    assertThat(progress.at("/attempts")).isEqualTo("3");
    assertThat(progress.at("/submitted")).isEqualTo("3");
    assertThat(progress.at("/quizzesTaken")).isEqualTo("2");
    assertThat(progress.at("/quizzesPassed")).isEqualTo("0");
    assertThat(progress.at("/averagePercent")).isEqualTo("50");
    assertThat(progress.at("/bestPercent")).isEqualTo("80");
    assertThat(progress.at("/answersGiven")).isEqualTo("3");
    assertThat(progress.at("/byQuiz/0/quizId")).isEqualTo(ottosQuiz.value());
    assertThat(progress.at("/byQuiz/1/bestPercent")).isEqualTo("80");
    assertThat(progress.at("/byQuiz/1/lastPercent")).isEqualTo("50");
    assertThat(progress.body().get("recent").size()).isEqualTo(3);
    assertThat(progress.at("/recent/0/quizId")).isEqualTo(ottosQuiz.value());
  }

  @Test
  void theAnswersOfAnOpenAttemptAreCountedAsTheyCome() {
    var open = attempt(inesQuiz, anna, 3);
    append(
        started(open, NOON),
        answered(open, Q1, 1, NOON),
        new AnswerCleared(open, Q1, 2, NOON, ClientStamp.NONE),
        answered(open, Q1, 3, NOON));

    assertThat(get("/api/progress/me", anna.value(), Role.LEARNER).at("/answersGiven"))
        .isEqualTo("5");
  }

  @Test
  void whatIsNotReleasedCountsInNoPercentage() {
    append(
        new QuizSettingsChanged(
            inesQuiz, reviewing(new ReviewSettings(ReviewMoment.NEVER, null, null, null))));

    var progress = get("/api/progress/me", anna.value(), Role.LEARNER);

    assertThat(progress.at("/averagePercent")).isEqualTo("20");
    assertThat(progress.at("/bestPercent")).isEqualTo("20");
    assertThat(progress.body().at("/byQuiz/1").has("bestPercent")).isFalse();
    assertThat(progress.body().at("/recent/1").has("score")).isFalse();
    assertThat(of(anna, "ines", Role.INSTRUCTOR).at("/bestPercent")).isEqualTo("80");
  }

  @Test
  void anInstructorSeesOwnQuizzesInIt() {
    var progress = of(anna, "otto", Role.INSTRUCTOR);

    assertThat(progress.at("/attempts")).isEqualTo("1");
    assertThat(progress.at("/averagePercent")).isEqualTo("20");
    assertThat(progress.body().get("byQuiz").size()).isEqualTo(1);
    assertThat(progress.body().get("recent").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ben, LEARNER, 404",
    "zoe, INSTRUCTOR, 404",
    "ines, INSTRUCTOR, 200",
    "zoe, ANALYST, 200",
    "zoe, ADMINISTRATOR, 200",
  })
  void whoMaySeeAnotherOnesProgress(String who, Role role, int expected) {
    assertThat(of(anna, who, role).status()).isEqualTo(expected);
  }

  @Test
  void whoeverHasDoneNothingYetHasMadeNoProgress() {
    var progress = get("/api/progress/me", fresh("new"), Role.LEARNER);

    assertThat(progress.at("/attempts")).isEqualTo("0");
    assertThat(progress.body().has("averagePercent")).isFalse();
    assertThat(progress.body().get("byQuiz").size()).isZero();
  }

  private Answer of(AccountId learner, String who, Role role) {
    return get("/api/learners/" + learner + "/progress", who, role);
  }

  private void sit(QuizId quiz, String owner, int number, String points) {
    var attempt = attempt(quiz, anna, number);
    append(
        started(attempt, new AccountId(owner), NOON),
        answered(attempt, Q1, 1, NOON),
        submitted(attempt, NOON, NOON.plusSeconds(9)),
        graded(attempt, points, NOON, NOON.plusSeconds(9)));
  }
}
