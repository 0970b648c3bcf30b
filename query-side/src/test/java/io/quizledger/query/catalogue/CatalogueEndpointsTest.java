package io.quizledger.query.catalogue;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.Q2;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.query.testing.QuerySideTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueEndpointsTest extends QuerySideTest {
  private final QuizId quiz = new QuizId(fresh("quiz"));

  @Test
  void aPublishedQuizShowsItsVersionAndCarriesItsRevision() {
    account("ines", "Ines Field", true);
    append(
        created(quiz, Visibility.PUBLIC),
        new QuestionAdded(quiz, question(Q1, "2")),
        published(paper(quiz, 1, question(Q1, "2"))));

    var answer = get("/api/quizzes/" + quiz, "anna", Role.LEARNER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("etag")).isEqualTo("\"3\"");
    assertThat(answer.at("/title")).isEqualTo("Rivers of Europe");
    assertThat(answer.at("/status")).isEqualTo("PUBLISHED");
    assertThat(answer.at("/version")).isEqualTo("1");
    assertThat(answer.at("/maxPoints")).isEqualTo("2");
    assertThat(answer.at("/settings/attemptScoring")).isEqualTo("HIGHEST");
    assertThat(answer.at("/asOf/position")).isNotNull();
    assertThat(answer.body().has("draft")).isFalse();
    assertThat(answer.text()).doesNotContain("weight");
  }

  @Test
  void itsOwnerSeesTheDraftWithItsQuestionsAndTheirKey() {
    append(
        created(quiz, Visibility.PRIVATE),
        new QuestionAdded(quiz, question(Q1, "2")),
        new QuestionAdded(quiz, question(Q2, "0.5")));

    var answer = get("/api/quizzes/" + quiz, OWNER.value(), Role.INSTRUCTOR);

    assertThat(answer.at("/draft/revision")).isEqualTo("3");
    assertThat(answer.at("/draft/title")).isEqualTo("Rivers of Europe");
    assertThat(answer.at("/draft/questions/0/questionId")).isEqualTo("q1");
    assertThat(answer.at("/draft/questions/1/type")).isEqualTo("SINGLE_CHOICE");
    assertThat(answer.at("/draft/questions/1/choices/0/weight")).isEqualTo("100");
    assertThat(answer.at("/questionCount")).isEqualTo("2");
    assertThat(answer.at("/maxPoints")).isEqualTo("2.5");
  }

  @ParameterizedTest
  @CsvSource({
    // quiz's state, its visibility, who asks, as what, what they get
    "DRAFT, PUBLIC, anna, LEARNER, 404",
    "DRAFT, PUBLIC, ines, INSTRUCTOR, 200",
    "DRAFT, PUBLIC, otto, INSTRUCTOR, 404",
    "DRAFT, PUBLIC, otto, ANALYST, 200",
    "DRAFT, PUBLIC, otto, ADMINISTRATOR, 200",
    "PUBLISHED, PUBLIC, anna, LEARNER, 200",
    "PUBLISHED, UNLISTED, anna, LEARNER, 200",
    "PUBLISHED, PRIVATE, anna, LEARNER, 404",
    "PUBLISHED, PRIVATE, ines, INSTRUCTOR, 200",
    "PUBLISHED, PRIVATE, otto, ANALYST, 200",
    "WITHDRAWN, PUBLIC, ben, LEARNER, 404",
    "WITHDRAWN, PUBLIC, anna, LEARNER, 200",
    "WITHDRAWN, PUBLIC, ines, INSTRUCTOR, 200",
  })
  void whoMayKnowOfAQuiz(
      QuizStatus status, Visibility visibility, String who, Role role, int expected) {
    append(created(quiz, visibility));
    if (status != QuizStatus.DRAFT) {
      append(published(paper(quiz, 1, question(Q1, "1"))));
      append(started(attempt(quiz, new AccountId("anna"), 1), NOON));
    }
    if (status == QuizStatus.WITHDRAWN) {
      append(new QuizWithdrawn(quiz, 1, NOON));
    }

    assertThat(get("/api/quizzes/" + quiz, who, role).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "anna, LEARNER, 403",
    "otto, INSTRUCTOR, 404",
    "ines, INSTRUCTOR, 200",
    "otto, ANALYST, 200",
    "otto, ADMINISTRATOR, 200",
  })
  void aVersionWithItsKeyIsNotForLearners(String who, Role role, int expected) {
    append(created(quiz, Visibility.PUBLIC), published(paper(quiz, 1, question(Q1, "1"))));

    var answer = get("/api/quizzes/" + quiz + "/versions/1", who, role);

    assertThat(answer.status()).isEqualTo(expected);
    assertThat(answer.text().contains("weight")).isEqualTo(expected == 200);
  }

  @Test
  void aVersionThatNeverWasIsNotFound() {
    append(created(quiz, Visibility.PUBLIC), published(paper(quiz, 1, question(Q1, "1"))));

    assertThat(
            get("/api/quizzes/" + quiz + "/versions/2", OWNER.value(), Role.INSTRUCTOR).at("/code"))
        .isEqualTo("VERSION_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/quizzes/a.b, QUIZ_NOT_FOUND",
    "/api/quizzes/a.b/leaderboard, QUIZ_NOT_FOUND",
    "/api/quizzes/a/versions/first, VERSION_NOT_FOUND",
    "/api/attempts/a.b, ATTEMPT_NOT_FOUND",
    "/api/learners/a.b/progress, LEARNER_NOT_FOUND",
    "/api/log/commits/last, COMMIT_NOT_FOUND"
  })
  void anIdOfAnotherFormNamesNothing(String path, String code) {
    var answer = get(path, "ada", Role.ANALYST);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo(code);
  }

  @Test
  void theListShowsPublishedPublicQuizzesNewestPublicationFirstPageByPage() {
    var shelf = fresh("shelf");
    List<String> newestFirst = new ArrayList<>();
    for (var i = 0; i < 5; i++) {
      var id = new QuizId(fresh("quiz"));
      publish(id, Visibility.PUBLIC, details("Quiz " + i, shelf, List.of()));
      newestFirst.addFirst(id.value());
    }
    publish(new QuizId(fresh("quiz")), Visibility.UNLISTED, details("Hidden", shelf, List.of()));
    append(created(new QuizId(fresh("quiz")), Visibility.PUBLIC));

    var path = "/api/quizzes?limit=2&category=" + shelf;
    List<String> seen = new ArrayList<>();
    var page = get(path, "anna", Role.LEARNER);
    while (true) {
      page.body().get("items").forEach(item -> seen.add(item.get("quizId").asString()));
      if (page.at("/next") == null) {
        break;
      }
      page = get(path + "&cursor=" + page.at("/next"), "anna", Role.LEARNER);
    }

    assertThat(seen).isEqualTo(newestFirst);
  }

  @ParameterizedTest
  @CsvSource({
    "'moun rive', true",
    "'MOUNTAIN', true",
    "'geo', true",
    "'fluvial sys', true",
    "'ountain', false",
    "'mountain sea', false",
    "'unquestionablylongwords', true",
    "'unquestionablylongwordx', false",
  })
  void everyWordOfASearchBeginsAWordOfTheQuiz(String q, boolean found) {
    var tag = fresh("tag");
    publish(
        quiz,
        Visibility.PUBLIC,
        new QuizDetails(
            "Mountain rivers",
            "Fluvial systems with unquestionablylongwordsindeed",
            "Geography",
            List.of(tag),
            null,
            null));

    var answer =
        get("/api/quizzes?tag=" + tag + "&q=" + q.replace(" ", "%20"), "anna", Role.LEARNER);

    assertThat(answer.body().get("items").size()).isEqualTo(found ? 1 : 0);
  }

  @Test
  void featuredOnesCanBeAskedFor() {
    var shelf = fresh("shelf");
    publish(quiz, Visibility.PUBLIC, details("One", shelf, List.of()));
    publish(new QuizId(fresh("quiz")), Visibility.PUBLIC, details("Two", shelf, List.of()));
    append(new QuizFeatured(quiz));

    var answer = get("/api/quizzes?featured=true&category=" + shelf, "anna", Role.LEARNER);

    assertThat(answer.body().get("items").size()).isEqualTo(1);
    assertThat(answer.at("/items/0/quizId")).isEqualTo(quiz.value());
    assertThat(answer.at("/items/0/featured")).isEqualTo("true");
  }

  @Test
  void oneFindsOnesOwnQuizzesDraftsTooByWhatTheySayNow() {
    var owner = new AccountId(fresh("owner"));
    append(
        new QuizCreated(
            quiz, owner, details("Draft of lakes", "Water", List.of()), Visibility.PRIVATE));

    assertThat(
            get("/api/quizzes?mine=true&q=lak&category=water", owner.value(), Role.INSTRUCTOR)
                .at("/items/0/status"))
        .isEqualTo("DRAFT");
    assertThat(
            get("/api/quizzes?mine=true&q=sea", owner.value(), Role.INSTRUCTOR)
                .body()
                .get("items")
                .size())
        .isZero();
  }

  @Test
  void aListSaysHowManyAttemptsThereWereAndWhoOwnsTheQuiz() {
    account("ines", "Ines Field", true);
    var shelf = fresh("shelf");
    publish(quiz, Visibility.PUBLIC, details("One", shelf, List.of()));
    append(started(attempt(quiz, new AccountId("anna"), 1), NOON));
    append(started(attempt(quiz, new AccountId("ben"), 1), NOON));

    var answer = get("/api/quizzes?category=" + shelf, "anna", Role.LEARNER);

    assertThat(answer.at("/items/0/attemptCount")).isEqualTo("2");
    assertThat(answer.at("/items/0/ownerName")).isEqualTo("Ines Field");
  }

  @ParameterizedTest
  @CsvSource({
    "anna, LEARNER, 403",
    "otto, INSTRUCTOR, 404",
    "ines, INSTRUCTOR, 200",
    "otto, ANALYST, 200",
  })
  void theDraftComesAsAGiftFileForThoseWhoMayReadIt(String who, Role role, int expected) {
    append(
        created(quiz, Visibility.PUBLIC),
        new QuestionAdded(quiz, question(Q1, "2")),
        new QuestionAdded(quiz, question(Q2, "1")));

    var answer = get("/api/quizzes/" + quiz + "/exports?format=gift", who, role);

    assertThat(answer.status()).isEqualTo(expected);
    if (expected == 200) {
      assertThat(answer.header("content-type")).startsWith("text/x-gift");
      assertThat(answer.text()).contains("// quizledger:", "What does q1 ask?", "=This", "~That");
    }
  }

  @Test
  void anExportInAnUnknownFormatIsRefused() {
    append(created(quiz, Visibility.PUBLIC));

    assertThat(
            get("/api/quizzes/" + quiz + "/exports?format=qti", "ines", Role.INSTRUCTOR)
                .at("/errors/0/field"))
        .isEqualTo("format");
  }

  @Test
  void aReaderWaitsForThePositionThatItNamesAndNoLongerThanItMust() {
    assertThat(getAt(999_999_999, "/api/quizzes", "anna", Role.LEARNER).at("/code"))
        .isEqualTo("NOT_YET_REFLECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=201",
    "limit=x",
    "cursor=abc",
    "featured=perhaps",
    "mine=true&category=%00",
    "tag=a%07",
    "q=%ff"
  })
  void aListRefusesWhatItDoesNotUnderstand(String parameter) {
    assertThat(get("/api/quizzes?" + parameter, "anna", Role.LEARNER).status()).isEqualTo(400);
  }

  private void publish(QuizId id, Visibility visibility, QuizDetails details) {
    append(
        new QuizCreated(id, OWNER, details, visibility),
        new QuizPublished(
            id,
            OWNER,
            NOON,
            new Paper(id, 1, details, QuizSettings.DEFAULT, List.of(question(Q1, "1")))));
  }

  private static QuizDetails details(String title, String category, List<String> tags) {
    return new QuizDetails(title, null, category, tags, null, null);
  }
}
