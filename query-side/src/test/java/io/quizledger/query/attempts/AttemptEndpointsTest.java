package io.quizledger.query.attempts;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.Q2;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.outcome;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.reviewing;
import static io.quizledger.query.testing.Samples.right;
import static io.quizledger.query.testing.Samples.started;
import static io.quizledger.query.testing.Samples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.query.testing.QuerySideTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptEndpointsTest extends QuerySideTest {
  private final QuizId quiz = new QuizId(fresh("quiz"));
  private final AccountId anna = new AccountId(fresh("anna"));
  private final AttemptRef first = attempt(quiz, anna, 1);
  private final String path = "/api/attempts/" + first.attemptId();

  @BeforeEach
  void aQuizOfTwoQuestionsAndAnAttemptAtIt() {
    append(
        created(quiz, Visibility.PUBLIC),
        published(paper(quiz, 1, question(Q1, "1"), question(Q2, "1"))));
    append(started(first, NOON));
  }

  @Test
  void anOpenAttemptShowsItsQuestionsAndAnswersAndNothingOfTheKey() {
    account(anna.value(), "Anna", true);
    append(answered(first, Q1, 1, NOON.plusSeconds(3)), new QuestionFlagged(first, Q2, NOON));

    var answer = asAnna(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("OPEN");
    assertThat(answer.at("/quizTitle")).isEqualTo("Rivers of Europe");
    assertThat(answer.at("/learnerName")).isEqualTo("Anna");
    assertThat(answer.at("/questions/0/type")).isEqualTo("SINGLE_CHOICE");
    assertThat(answer.at("/questions/0/response/choice")).isEqualTo("right");
    assertThat(answer.at("/questions/0/answeredAt")).isEqualTo("2026-03-02T12:00:03.000Z");
    assertThat(answer.at("/questions/0/timeSpentMillis")).isEqualTo("3000");
    assertThat(answer.at("/questions/1/flagged")).isEqualTo("true");
    assertThat(answer.text())
        .doesNotContain("weight", "Well done", "CORRECT", "The name of", "Feedback to all", "null");
  }

  @Test
  void aSubmittedAttemptShowsWhatItsReviewSettingsAllow() {
    submitAndGrade();

    var answer = asAnna(path);

    assertThat(answer.at("/status")).isEqualTo("GRADED");
    assertThat(answer.at("/score/points")).isEqualTo("1");
    assertThat(answer.at("/questions/0/outcome/correctness")).isEqualTo("CORRECT");
    assertThat(answer.at("/questions/0/outcome/feedback")).isEqualTo("Well done");
    assertThat(answer.at("/questions/1/outcome/points")).isEqualTo("0");
    assertThat(answer.body().at("/questions/0").has("key")).isFalse();
  }

  @Test
  void reviewSettingsActAtOnceForAllAttempts() {
    submitAndGrade();
    var never = ReviewMoment.NEVER;
    append(
        new QuizSettingsChanged(
            quiz,
            reviewing(new ReviewSettings(never, never, ReviewMoment.AFTER_SUBMISSION, never))));

    var answer = asAnna(path);

    assertThat(answer.body().has("score")).isFalse();
    assertThat(answer.body().at("/questions/0").has("outcome")).isFalse();
    assertThat(answer.at("/questions/0/key/choices/0/weight")).isEqualTo("100");
    assertThat(asAnna("/api/attempts").text()).doesNotContain("score");
  }

  @Test
  void whatIsShownAfterAnswerIsShownForFinalAnswersAlone() {
    var after = ReviewMoment.AFTER_ANSWER;
    append(
        new QuizSettingsChanged(quiz, reviewing(new ReviewSettings(after, after, after, after))));
    append(answered(first, Q1, 1, NOON), finally_(Q2));

    var answer = asAnna(path);

    assertThat(answer.body().at("/questions/0").has("outcome")).isFalse();
    assertThat(answer.body().at("/questions/0").has("key")).isFalse();
    assertThat(answer.at("/questions/1/outcome/points")).isEqualTo("1");
    assertThat(answer.body().at("/questions/1").has("key")).isTrue();
    var history = asAnna(path + "/history");
    assertThat(history.body().at("/items/1").has("outcome")).isFalse();
    assertThat(history.body().at("/items/2").has("outcome")).isTrue();
  }

  @Test
  void theHistoryHoldsEveryFactPageByPageAndNoOutcomeBeforeItsMoment() {
    append(answered(first, Q1, 1, NOON));
    append(new AnswerCleared(first, Q1, 2, NOON, new ClientStamp(NOON, "tab-1", 7L)));
    append(answered(first, Q1, 3, NOON));

    List<String> types = new ArrayList<>();
    var page = asAnna(path + "/history?limit=3");
    assertThat(page.text()).doesNotContain("outcome").doesNotContain("Well done");
    page.body().get("items").forEach(item -> types.add(item.get("type").asString()));
    assertThat(page.at("/items/2/clientId")).isEqualTo("tab-1");
    assertThat(page.at("/items/2/clientSequence")).isEqualTo("7");
    assertThat(page.at("/items/0/actorId")).isEqualTo("somebody");
    page = asAnna(path + "/history?limit=3&cursor=" + page.at("/next"));
    page.body().get("items").forEach(item -> types.add(item.get("type").asString()));

    assertThat(types)
        .containsExactly("ATTEMPT_STARTED", "ANSWER_GIVEN", "ANSWER_CLEARED", "ANSWER_GIVEN");
    assertThat(page.at("/next")).isNull();
  }

  @Test
  void aMarkAndItsCommentFollowTheReviewSettings() {
    append(answered(first, Q1, 1, NOON), submitted(first, NOON, NOON.plusSeconds(9)));
    append(
        new MarkGiven(
            first,
            Q1,
            new AccountId("ines"),
            outcome("0.25", Correctness.PARTIAL),
            "Almost",
            NOON.plusSeconds(99)),
        graded(first, "0.25", NOON, NOON.plusSeconds(9)));

    assertThat(asAnna(path).at("/questions/0/outcome/points")).isEqualTo("0.25");
    assertThat(asAnna(path + "/history").text()).contains("Almost");
    var never = ReviewMoment.NEVER;
    append(
        new QuizSettingsChanged(quiz, reviewing(new ReviewSettings(never, never, never, never))));
    assertThat(asAnna(path + "/history").text()).doesNotContain("Almost").doesNotContain("0.25");
    assertThat(get(path + "/history", "ines", Role.INSTRUCTOR).text()).contains("Almost");
  }

  @Test
  void everyAnswerAndClearingHasAReceiptThatTheLogConfirms() {
    var position = append(answered(first, Q1, 1, NOON));
    append(new AnswerCleared(first, Q1, 2, NOON, ClientStamp.NONE));

    var receipts = asAnna(path + "/receipts");

    assertThat(receipts.body().get("items").size()).isEqualTo(2);
    assertThat(receipts.at("/items/0/questionId")).isEqualTo("q1");
    assertThat(receipts.at("/items/1/sequence")).isEqualTo("2");
    var commit = asAnna("/api/log/commits/" + position);
    assertThat(commit.at("/hash")).hasSize(64).isEqualTo(receipts.at("/items/0/hash"));
    assertThat(commit.at("/time")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ben, LEARNER, 404",
    "ines, INSTRUCTOR, 200",
    "otto, INSTRUCTOR, 404",
    "otto, ANALYST, 200",
    "otto, ADMINISTRATOR, 200",
  })
  void whoMayReadAnotherOnesAttempt(String who, Role role, int expected) {
    for (var page : List.of("", "/history", "/receipts")) {
      assertThat(get(path + page, who, role).status()).isEqualTo(expected);
    }
  }

  @Test
  void theOwnerOfTheQuizSeesTheOutcomesOfAnOpenAttempt() {
    append(answered(first, Q1, 1, NOON));

    var answer = get(path, "ines", Role.INSTRUCTOR);

    assertThat(answer.at("/questions/0/outcome/correctness")).isEqualTo("CORRECT");
    assertThat(answer.at("/questions/0/key/choices/0/weight")).isEqualTo("100");
  }

  @Test
  void onesOwnAttemptsCanBeAskedForByQuizAndStatusNewestFirst() {
    submitAndGrade();
    append(started(attempt(quiz, anna, 2), NOON.plusSeconds(100)));
    var elsewhere = new QuizId(fresh("quiz"));
    append(
        created(elsewhere, Visibility.PUBLIC), published(paper(elsewhere, 1, question(Q1, "1"))));
    append(started(attempt(elsewhere, anna, 1), NOON));

    assertThat(numbers("/api/attempts?quiz=" + quiz)).containsExactly(2, 1);
    assertThat(numbers("/api/attempts?status=GRADED")).containsExactly(1);
    assertThat(numbers("/api/attempts?limit=1")).containsExactly(1);
    assertThat(numbers("/api/attempts?status=TO_BE_MARKED")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ben, LEARNER, 403",
    "otto, INSTRUCTOR, 404",
    "ines, INSTRUCTOR, 200",
    "otto, ANALYST, 200",
  })
  void theAttemptsAtAQuizAreForItsOwner(String who, Role role, int expected) {
    var answer = get("/api/quizzes/" + quiz + "/attempts?status=OPEN", who, role);

    assertThat(answer.status()).isEqualTo(expected);
    if (expected == 200) {
      assertThat(answer.at("/items/0/learnerId")).isEqualTo(anna.value());
    }
  }

  @Test
  void thePositionOfTheLogsHeadIsForAnalysts() {
    assertThat(get("/api/log/head", "otto", Role.ANALYST).at("/hash")).hasSize(64);
    assertThat(get("/api/log/head", "anna", Role.LEARNER).status()).isEqualTo(403);
    assertThat(get("/api/log/commits/999999999", "anna", Role.LEARNER).at("/code"))
        .isEqualTo("COMMIT_NOT_FOUND");
  }

  private void submitAndGrade() {
    append(answered(first, Q1, 1, NOON.plusSeconds(1)));
    append(
        submitted(first, NOON, NOON.plusSeconds(9)), graded(first, "1", NOON, NOON.plusSeconds(9)));
  }

  private AnswerGiven finally_(io.quizledger.events.ids.QuestionId questionId) {
    return new AnswerGiven(
        first,
        questionId,
        2,
        right(),
        outcome("1", Correctness.CORRECT),
        true,
        NOON,
        0L,
        ClientStamp.NONE);
  }

  private List<Integer> numbers(String list) {
    List<Integer> numbers = new ArrayList<>();
    asAnna(list).body().get("items").forEach(item -> numbers.add(item.get("number").asInt()));
    return numbers;
  }

  private Answer asAnna(String asked) {
    return get(asked, anna.value(), Role.LEARNER);
  }
}
