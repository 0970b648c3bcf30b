package io.quizledger.command.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.command.quiz.DetailsPatch.Optionally;
import io.quizledger.eventlog.Claims;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.ErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class QuizRulesTest {
  private static final QuizId QUIZ = new QuizId("quiz");
  private static final AccountId OWNER_ID = new AccountId("owner");
  private static final Actor OWNER = actor("owner", Role.INSTRUCTOR);
  private static final Actor COLLEAGUE = actor("colleague", Role.INSTRUCTOR);
  private static final Actor ADMINISTRATOR = actor("admin", Role.ADMINISTRATOR);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.000Z");
  private static final QuizDetails DETAILS =
      new QuizDetails("Title", "About", null, List.of(), null, null);
  private static final QuizCreated CREATED =
      new QuizCreated(QUIZ, OWNER_ID, DETAILS, Visibility.PRIVATE);
  private static final Question FIRST = question("q1", "The earth is round");
  private static final Question SECOND = question("q2", "The moon is square");
  private static final QuestionAdded ADDED = new QuestionAdded(QUIZ, FIRST);

  private final Map<Integer, Paper> papers = new HashMap<>();
  private boolean attempted;
  private FixtureConfiguration<Quiz> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Quiz.class);
    var limits = new Binder(List.of()).bindOrCreate("quizledger.quiz", QuizLimits.class);
    fixture.registerInjectableResource(limits);
    fixture.registerInjectableResource(new Drafts(fixture.getEventStore()));
    fixture.registerInjectableResource((Papers) (quiz, version) -> papers.get(version));
    fixture.registerInjectableResource((FirstAttempts) (quiz, epoch) -> attempted);
  }

  @Test
  void aQuizBeginsAsADraft() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateQuiz(QUIZ, OWNER_ID, DETAILS, Visibility.PRIVATE))
        .expectEvents(CREATED);
  }

  @Test
  void onlyTheOwnerMayChangeIt() {
    refuses(
        QuizErrorCode.QUIZ_NOT_FOUND,
        fixture.given(CREATED).when(new AddQuestion(QUIZ, COLLEAGUE, 1, FIRST)));
  }

  @Test
  void anAdministratorMayChangeItToo() {
    fixture.given(CREATED).when(new AddQuestion(QUIZ, ADMINISTRATOR, 1, FIRST)).expectEvents(ADDED);
  }

  @Test
  void aChangeIsMadeFromTheNewestRevision() {
    refuses(
        CommonErrorCode.STALE_REVISION,
        fixture.given(CREATED, ADDED).when(new AddQuestion(QUIZ, OWNER, 1, SECOND)));
  }

  @Test
  void aPatchChangesWhatItNamesAndRemovesWhatIsNull() {
    var patch =
        new DetailsPatch(
            "New title",
            new Optionally<>(true, null),
            Optionally.asItIs(),
            List.of("maps"),
            Optionally.asItIs(),
            Optionally.asItIs(),
            null);
    fixture
        .given(CREATED)
        .when(new ReviseDetails(QUIZ, OWNER, 1, patch))
        .expectEvents(
            new QuizDetailsChanged(
                QUIZ, new QuizDetails("New title", null, null, List.of("maps"), null, null)));
  }

  @Test
  void visibilityIsAFactOfItsOwn() {
    fixture
        .given(CREATED)
        .when(new ReviseDetails(QUIZ, OWNER, 1, patch(Visibility.PUBLIC)))
        .expectEvents(new QuizVisibilityChanged(QUIZ, Visibility.PUBLIC));
  }

  @Test
  void aPatchThatChangesNothingIsNoFact() {
    fixture
        .given(CREATED)
        .when(new ReviseDetails(QUIZ, OWNER, 1, patch(Visibility.PRIVATE)))
        .expectNoEvents()
        .expectResultMessagePayload(new Revised(QUIZ, 0, 1));
  }

  @Test
  void settingsAreReplaced() {
    fixture
        .given(CREATED)
        .when(new ChangeSettings(QUIZ, OWNER, 1, scoring(AttemptScoring.LAST)))
        .expectEvents(new QuizSettingsChanged(QUIZ, scoring(AttemptScoring.LAST)));
  }

  @Test
  void equalSettingsAreNoFact() {
    fixture
        .given(CREATED)
        .when(new ChangeSettings(QUIZ, OWNER, 1, QuizSettings.DEFAULT))
        .expectNoEvents();
  }

  @Test
  void aQuestionIsReplacedInItsPlace() {
    var reworded = question("q1", "The earth is nearly round");
    fixture
        .given(CREATED, ADDED)
        .when(new ReplaceQuestion(QUIZ, OWNER, 2, reworded))
        .expectEvents(new QuestionReplaced(QUIZ, reworded));
  }

  @Test
  void onlyAQuestionOfTheDraftIsReplaced() {
    refuses(
        QuizErrorCode.QUESTION_NOT_FOUND,
        fixture.given(CREATED, ADDED).when(new ReplaceQuestion(QUIZ, OWNER, 2, SECOND)));
  }

  @Test
  void onlyAQuestionOfTheDraftIsRemoved() {
    refuses(
        QuizErrorCode.QUESTION_NOT_FOUND,
        fixture
            .given(CREATED, ADDED, new QuestionRemoved(QUIZ, FIRST.questionId()))
            .when(new RemoveQuestion(QUIZ, OWNER, 3, FIRST.questionId())));
  }

  @Test
  void anOrderNamesEveryQuestionOnce() {
    var given = List.of(CREATED, ADDED, new QuestionAdded(QUIZ, SECOND));
    var once = FIRST.questionId();
    for (var order : List.of(List.of(once), List.of(once, once))) {
      refuses(
          CommonErrorCode.VALIDATION_FAILED,
          fixture.given(given).when(new ReorderQuestions(QUIZ, OWNER, 3, order)));
      fixture();
    }
  }

  @Test
  void questionsAreReordered() {
    var order = List.of(SECOND.questionId(), FIRST.questionId());
    fixture
        .given(CREATED, ADDED, new QuestionAdded(QUIZ, SECOND))
        .when(new ReorderQuestions(QUIZ, OWNER, 3, order))
        .expectEvents(new QuestionsReordered(QUIZ, order));
  }

  @Test
  void theSameOrderIsNoFact() {
    fixture
        .given(CREATED, ADDED)
        .when(new ReorderQuestions(QUIZ, OWNER, 2, List.of(FIRST.questionId())))
        .expectNoEvents();
  }

  @Test
  void anImportAddsAllItsQuestionsAtOnce() {
    fixture
        .given(CREATED)
        .when(new ImportQuestions(QUIZ, OWNER, 1, file(FIRST, SECOND), false))
        .expectEvents(ADDED, new QuestionAdded(QUIZ, SECOND));
  }

  @Test
  void aRehearsedImportIsNoFact() {
    fixture
        .given(CREATED)
        .when(new ImportQuestions(QUIZ, OWNER, 1, file(FIRST, SECOND), true))
        .expectNoEvents();
  }

  @Test
  void aPublicationHoldsTheWholeDraftAndClaimsItsVersion() {
    fixture
        .given(CREATED, ADDED, new QuestionAdded(QUIZ, SECOND), reordered())
        .when(new PublishQuiz(QUIZ, OWNER, 4, NOW))
        .expectEventsMatching(
            Matchers.exactSequenceOf(
                CoreMatchers.allOf(
                    Matchers.messageWithPayload(
                        CoreMatchers.equalTo(publication(1, QuizSettings.DEFAULT, SECOND, FIRST))),
                    claiming("paper:quiz#1"))));
  }

  @Test
  void aPublicationHoldsTheNewestWordingOfItsQuestions() {
    var reworded = question("q1", "The earth is nearly round");
    fixture
        .given(CREATED, ADDED, new QuestionReplaced(QUIZ, reworded))
        .when(new PublishQuiz(QUIZ, OWNER, 3, NOW))
        .expectEvents(publication(1, QuizSettings.DEFAULT, reworded));
  }

  @Test
  void anEmptyDraftIsNotPublished() {
    refuses(
        QuizErrorCode.NOTHING_TO_PUBLISH,
        fixture.given(CREATED).when(new PublishQuiz(QUIZ, OWNER, 1, NOW)));
  }

  @Test
  void whatIsPublishedIsNotPublishedAgain() {
    refuses(
        QuizErrorCode.NOTHING_TO_PUBLISH,
        fixture
            .given(CREATED, ADDED, published(1, QuizSettings.DEFAULT, FIRST))
            .when(new PublishQuiz(QUIZ, OWNER, 3, NOW)));
  }

  @Test
  void whatActsAtOnceIsNothingToPublish() {
    var later = closing(NOW.plusSeconds(3600));
    refuses(
        QuizErrorCode.NOTHING_TO_PUBLISH,
        fixture
            .given(
                CREATED,
                ADDED,
                published(1, QuizSettings.DEFAULT, FIRST),
                new QuizSettingsChanged(QUIZ, later))
            .when(new PublishQuiz(QUIZ, OWNER, 4, NOW)));
  }

  @Test
  void aChangedDraftIsPublishedAsTheNextVersion() {
    fixture
        .given(
            CREATED,
            ADDED,
            published(1, QuizSettings.DEFAULT, FIRST),
            new QuestionAdded(QUIZ, SECOND))
        .when(new PublishQuiz(QUIZ, OWNER, 4, NOW))
        .expectEvents(publication(2, QuizSettings.DEFAULT, FIRST, SECOND));
  }

  @Test
  void afterAWithdrawalTheSameDraftIsPublishedAsTheNextVersion() {
    fixture
        .given(
            CREATED,
            ADDED,
            published(1, QuizSettings.DEFAULT, FIRST),
            new QuizWithdrawn(QUIZ, 1, NOW))
        .when(new PublishQuiz(QUIZ, OWNER, 4, NOW))
        .expectEvents(publication(2, QuizSettings.DEFAULT, FIRST));
  }

  @Test
  void whichAttemptCountsIsFixedByTheFirstAttempt() {
    attempted = true;
    refuses(
        QuizErrorCode.ATTEMPT_SCORING_FIXED,
        fixture
            .given(CREATED, ADDED, published(1, QuizSettings.DEFAULT, FIRST))
            .when(new ChangeSettings(QUIZ, OWNER, 3, scoring(AttemptScoring.FIRST))));
  }

  @Test
  void anotherScoringIsNotPublishedOnceThereIsAnAttempt() {
    attempted = true;
    refuses(
        QuizErrorCode.ATTEMPT_SCORING_FIXED,
        fixture
            .given(
                CREATED,
                ADDED,
                published(1, QuizSettings.DEFAULT, FIRST),
                new QuizSettingsChanged(QUIZ, scoring(AttemptScoring.FIRST)))
            .when(new PublishQuiz(QUIZ, OWNER, 4, NOW)));
  }

  @Test
  void aPublicationThatChangesTheScoringClaimsThatNoAttemptCameFirst() {
    fixture
        .given(
            CREATED,
            ADDED,
            published(1, QuizSettings.DEFAULT, FIRST),
            new QuizSettingsChanged(QUIZ, scoring(AttemptScoring.FIRST)))
        .when(new PublishQuiz(QUIZ, OWNER, 4, NOW))
        .expectEventsMatching(
            Matchers.exactSequenceOf(claiming("paper:quiz#2", "attempt-scoring:quiz#0")));
  }

  @Test
  void onlyWhatWasPublishedIsWithdrawn() {
    refuses(
        QuizErrorCode.QUIZ_NOT_OPEN,
        fixture.given(CREATED, ADDED).when(new WithdrawQuiz(QUIZ, OWNER, 2, NOW)));
  }

  @Test
  void aPublishedQuizIsWithdrawnOnce() {
    var withdrawn = new QuizWithdrawn(QUIZ, 1, NOW);
    fixture
        .given(CREATED, ADDED, published(1, QuizSettings.DEFAULT, FIRST))
        .when(new WithdrawQuiz(QUIZ, OWNER, 3, NOW))
        .expectEvents(withdrawn);
    fixture();
    fixture
        .given(CREATED, ADDED, published(1, QuizSettings.DEFAULT, FIRST), withdrawn)
        .when(new WithdrawQuiz(QUIZ, OWNER, 4, NOW))
        .expectNoEvents();
  }

  @Test
  void aQuizIsFeaturedAndUnfeaturedOnce() {
    fixture
        .given(CREATED)
        .when(new FeatureQuiz(QUIZ, ADMINISTRATOR, 1, true))
        .expectEvents(new QuizFeatured(QUIZ));
    fixture();
    fixture
        .given(CREATED, new QuizFeatured(QUIZ))
        .when(new FeatureQuiz(QUIZ, ADMINISTRATOR, 2, true))
        .expectNoEvents();
    fixture();
    fixture
        .given(CREATED, new QuizFeatured(QUIZ))
        .when(new FeatureQuiz(QUIZ, ADMINISTRATOR, 2, false))
        .expectEvents(new QuizUnfeatured(QUIZ));
  }

  private QuizPublished published(int version, QuizSettings settings, Question... questions) {
    var publication = publication(version, settings, questions);
    papers.put(version, publication.paper());
    return publication;
  }

  private static QuizPublished publication(
      int version, QuizSettings settings, Question... questions) {
    return new QuizPublished(
        QUIZ, OWNER_ID, NOW, new Paper(QUIZ, version, DETAILS, settings, List.of(questions)));
  }

  private static QuestionsReordered reordered() {
    return new QuestionsReordered(QUIZ, List.of(SECOND.questionId(), FIRST.questionId()));
  }

  private static QuizSettings scoring(AttemptScoring scoring) {
    return new QuizSettings(
        null, 0, null, null, null, scoring, null, false, false, ReviewSettings.DEFAULT);
  }

  private static QuizSettings closing(Instant closesAt) {
    return new QuizSettings(
        null,
        0,
        null,
        closesAt,
        3,
        AttemptScoring.HIGHEST,
        null,
        false,
        false,
        ReviewSettings.DEFAULT);
  }

  private static DetailsPatch patch(Visibility visibility) {
    return new DetailsPatch(
        null,
        Optionally.asItIs(),
        Optionally.asItIs(),
        null,
        Optionally.asItIs(),
        Optionally.asItIs(),
        visibility);
  }

  private static GiftFile.Read file(Question... questions) {
    var items = new ArrayList<GiftFile.Item>();
    for (var question : questions) {
      items.add(new GiftFile.Understood(2 * items.size() + 1, question.name(), question));
    }
    return new GiftFile.Read(items);
  }

  private static Question question(String id, String text) {
    return new TrueFalse(
        new QuestionId(id),
        null,
        text,
        TextFormat.PLAIN,
        Points.of("1"),
        null,
        null,
        null,
        true,
        null,
        null);
  }

  private static Actor actor(String id, Role role) {
    return new Actor(id, role.name(), "session");
  }

  private static org.hamcrest.Matcher<Object> claiming(String... claims) {
    return Matchers.predicate(
        message ->
            List.copyOf(Claims.of(((org.axonframework.messaging.Message<?>) message).getMetaData()))
                .equals(List.of(claims)));
  }

  private static void refuses(ErrorCode code, ResultValidator<Quiz> result) {
    result
        .expectNoEvents()
        .expectException(
            Matchers.predicate(
                thrown -> {
                  assertThat(thrown)
                      .isInstanceOfSatisfying(
                          Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
                  return true;
                }));
  }
}
