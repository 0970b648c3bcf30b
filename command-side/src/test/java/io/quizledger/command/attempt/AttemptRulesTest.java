package io.quizledger.command.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.command.quiz.Papers;
import io.quizledger.command.quiz.QuizErrorCode;
import io.quizledger.command.quiz.QuizStanding;
import io.quizledger.command.quiz.QuizStandings;
import io.quizledger.eventlog.Claims;
import io.quizledger.events.EventMetadata;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.AssessmentLimits;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.ResponseRules;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.assessment.WrittenText;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.ErrorCode;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class AttemptRulesTest {
  private static final QuizId QUIZ = new QuizId("quiz");
  private static final AttemptId ATTEMPT = new AttemptId("attempt");
  private static final AccountId LEARNER_ID = new AccountId("learner");
  private static final AccountId OWNER_ID = new AccountId("owner");
  private static final Actor LEARNER = actor("learner", Role.LEARNER);
  private static final Actor OWNER = actor("owner", Role.INSTRUCTOR);
  private static final AttemptRef REF = new AttemptRef(ATTEMPT, QUIZ, 1, LEARNER_ID, 1, false);
  private static final QuestionId TRUTH = new QuestionId("truth");
  private static final QuestionId ESSAY = new QuestionId("essay");
  private static final QuestionId INTRODUCTION = new QuestionId("introduction");
  private static final Instant START = Instant.parse("2026-11-22T12:00:00.000Z");
  private static final Instant DEADLINE = START.plusSeconds(600);
  private static final Instant DUE = DEADLINE.plusSeconds(30);
  private static final Instant LATER = START.plusSeconds(60);
  private static final ClientStamp CLIENT = new ClientStamp(LATER, "phone", 7L);
  private static final Outcome RIGHT =
      new Outcome(Points.of("2"), Points.of("2"), Correctness.CORRECT, null);
  private static final Outcome WRONG =
      new Outcome(Points.ZERO, Points.of("2"), Correctness.WRONG, null);
  private static final Outcome UNMARKED =
      new Outcome(null, Points.of("3"), Correctness.TO_BE_MARKED, null);
  private static final AttemptStarted STARTED =
      new AttemptStarted(
          REF,
          OWNER_ID,
          START,
          DEADLINE,
          30,
          42,
          AttemptScoring.HIGHEST,
          new Percent(java.math.BigDecimal.valueOf(50)),
          3,
          Points.of("5"));

  private ReviewSettings review = ReviewSettings.DEFAULT;
  private FixtureConfiguration<Attempt> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Attempt.class);
    fixture.registerInjectableResource(
        new Binder(List.of()).bindOrCreate("quizledger.attempt", AttemptLimits.class));
    fixture.registerInjectableResource((Papers) (quiz, version) -> paper());
    fixture.registerInjectableResource(new ResponseRules(AssessmentLimits.DEFAULT));
    fixture.registerInjectableResource(
        new QuizStandings() {
          @Override
          public QuizStanding now(QuizId quizId) {
            return quiz(null);
          }

          @Override
          public QuizStanding lately(QuizId quizId) {
            return quiz(null);
          }

          @Override
          public void changed(QuizId quizId) {}
        });
  }

  @Test
  void anAttemptBeginsWithAllThatItWillNeed() {
    fixture
        .givenNoPriorActivity()
        .when(new BeginAttempt(REF, quiz(null), paper(), 42, START, List.of("attempt:1")))
        .expectEvents(STARTED)
        .expectEventsMatching(metadata(Claims.METADATA_KEY, List.of("attempt:1")));
  }

  @Test
  void itsDeadlineIsTheEarlierOfTimeLimitAndClosing() {
    var limited = settings(600L, null);
    assertThat(Deadline.of(START, limited, settings(null, START.plusSeconds(60))))
        .isEqualTo(START.plusSeconds(60));
    assertThat(Deadline.of(START, limited, settings(null, START.plusSeconds(6000))))
        .isEqualTo(DEADLINE);
    assertThat(Deadline.of(START, settings(null, null), settings(null, null))).isNull();
  }

  @Test
  void anAnswerIsRecordedWithWhatItCameTo() {
    fixture
        .given(STARTED)
        .when(answer(LATER, truth(true)))
        .expectEvents(given(1, TRUTH, new Verdict(true), RIGHT, false, LATER));
  }

  @Test
  void theTimeSpentOnAnAnswerCountsFromTheAttemptsPreviousFactWhateverItWas() {
    var flagged = new QuestionFlagged(REF, ESSAY, LATER.plusMillis(500));
    fixture
        .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, false, LATER), flagged)
        .when(answer(LATER.plusMillis(540), truth(true)))
        .expectEvents(
            given(
                2,
                TRUTH,
                new Verdict(true),
                RIGHT,
                false,
                LATER.plusMillis(540),
                Duration.ofMillis(40)));
  }

  @Test
  void clocksThatDisagreeNeverMakeTheTimeSpentNegative() {
    fixture
        .given(STARTED)
        .when(answer(START.minusMillis(3), truth(true)))
        .expectEvents(
            given(1, TRUTH, new Verdict(true), RIGHT, false, START.minusMillis(3), Duration.ZERO));
  }

  @Test
  void everyAnswerIsAFactAlsoAnEqualOne() {
    fixture
        .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, false, LATER))
        .when(answer(LATER, truth(true)))
        .expectEvents(given(2, TRUTH, new Verdict(true), RIGHT, false, LATER));
  }

  @Test
  void answersAndClearingsAreCountedTogether() {
    fixture
        .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, false, LATER))
        .when(answer(LATER, cleared(), truth(false)))
        .expectEvents(
            new AnswerCleared(REF, TRUTH, 2, LATER, CLIENT),
            given(3, TRUTH, new Verdict(false), WRONG, false, LATER));
  }

  @Test
  void onlyTheLearnerAnswers() {
    refuses(
        CommonErrorCode.FORBIDDEN, fixture.given(STARTED).when(answer(OWNER, LATER, truth(true))));
  }

  @Test
  void othersDoNotKnowOfTheAttempt() {
    refuses(
        AttemptErrorCode.ATTEMPT_NOT_FOUND,
        fixture.given(STARTED).when(answer(actor("other", Role.LEARNER), LATER, truth(true))));
  }

  @Test
  void onlyAQuestionOfThePaperIsAnswered() {
    var entry = new Entry(new QuestionId("other"), new Verdict(true), CLIENT, "");
    refuses(QuizErrorCode.QUESTION_NOT_FOUND, fixture.given(STARTED).when(answer(LATER, entry)));
  }

  @Test
  void everyResponseThatDoesNotFitIsNamed() {
    var entries =
        new Entry[] {
          new Entry(TRUTH, new WrittenText("yes"), CLIENT, "answers[0]."),
          new Entry(ESSAY, new WrittenText("My essay"), CLIENT, "answers[1]."),
          new Entry(new QuestionId("other"), new Verdict(true), CLIENT, "answers[2]."),
        };
    fixture
        .given(STARTED)
        .when(answer(LATER, entries))
        .expectNoEvents()
        .expectException(
            Matchers.predicate(
                thrown -> {
                  assertThat(((Refusal) thrown).faults())
                      .extracting(FieldFault::field)
                      .containsExactly("answers[0].response", "answers[2].questionId");
                  return true;
                }));
  }

  @Test
  void aFirstAnswerIsFinalWhereSomethingIsShownAtOnce() {
    review = afterAnswer();
    fixture
        .given(STARTED)
        .when(answer(LATER, truth(true)))
        .expectEvents(given(1, TRUTH, new Verdict(true), RIGHT, true, LATER))
        .expectEventsMatching(metadata(EventMetadata.SHOWN, List.of("correctness")));
  }

  @Test
  void aFinalAnswerIsNotChanged() {
    refuses(
        AttemptErrorCode.ANSWER_FINAL,
        fixture
            .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, true, LATER))
            .when(answer(LATER, truth(false))));
  }

  @Test
  void aFinalAnswerIsNotCleared() {
    refuses(
        AttemptErrorCode.ANSWER_FINAL,
        fixture
            .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, true, LATER))
            .when(answer(LATER, cleared())));
  }

  @Test
  void anAnswerIsNotFinalTwiceInOneRequest() {
    review = afterAnswer();
    refuses(
        AttemptErrorCode.ANSWER_FINAL,
        fixture.given(STARTED).when(answer(LATER, truth(true), truth(false))));
  }

  @Test
  void answersAreTakenUntilDeadlineAndGrace() {
    fixture
        .given(STARTED)
        .when(answer(DUE, truth(true)))
        .expectEvents(given(1, TRUTH, new Verdict(true), RIGHT, false, DUE));
  }

  @Test
  void whatComesLaterIsKeptAndSubmitsTheAttemptAsOfItsTime() {
    var late = DUE.plusMillis(1);
    fixture
        .given(STARTED)
        .when(answer(late, truth(true)))
        .expectEvents(
            submitted(DUE, SubmittedBy.TIME_LIMIT),
            graded("0", "0", false, DUE, DUE),
            new LateAnswerReceived(REF, TRUTH, new Verdict(true), late, CLIENT));
  }

  @Test
  void aLateAnswerIsNeverScored() {
    var late = DUE.plusSeconds(5);
    fixture
        .given(STARTED, submitted(DUE, SubmittedBy.TIME_LIMIT), graded("0", "0", false, DUE, DUE))
        .when(answer(late, truth(true)))
        .expectEvents(new LateAnswerReceived(REF, TRUTH, new Verdict(true), late, CLIENT));
  }

  @Test
  void aDayLaterNothingIsKept() {
    refuses(
        AttemptErrorCode.TIME_IS_UP,
        fixture
            .given(STARTED, submitted(DUE, SubmittedBy.TIME_LIMIT))
            .when(answer(DUE.plusSeconds(86_400).plusMillis(1), truth(true))));
  }

  @Test
  void afterTheLearnersOwnHandInTheAttemptIsClosed() {
    refuses(
        AttemptErrorCode.ATTEMPT_CLOSED,
        fixture
            .given(STARTED, submitted(LATER, SubmittedBy.LEARNER))
            .when(answer(DUE.plusSeconds(5), truth(true))));
  }

  @Test
  void aFlagIsSetOnceAndTakenOffOnce() {
    var flagged = new QuestionFlagged(REF, TRUTH, LATER);
    fixture.given(STARTED).when(flag(true, LATER)).expectEvents(flagged);
    fixture();
    fixture.given(STARTED, flagged).when(flag(true, LATER)).expectNoEvents();
    fixture();
    fixture
        .given(STARTED, flagged)
        .when(flag(false, LATER))
        .expectEvents(new QuestionUnflagged(REF, TRUTH, LATER));
  }

  @Test
  void aDescriptionCanBeFlaggedAndNotBeAnswered() {
    fixture
        .given(STARTED)
        .when(new FlagQuestion(ATTEMPT, LEARNER, INTRODUCTION, true, LATER))
        .expectEvents(new QuestionFlagged(REF, INTRODUCTION, LATER));
    fixture();
    refuses(
        CommonErrorCode.VALIDATION_FAILED,
        fixture
            .given(STARTED)
            .when(answer(LATER, new Entry(INTRODUCTION, new Verdict(true), CLIENT, ""))));
    fixture();
    refuses(
        QuizErrorCode.QUESTION_NOT_FOUND,
        fixture.given(STARTED).when(answer(LATER, new Entry(INTRODUCTION, null, CLIENT, ""))));
  }

  @Test
  void onlyWhatStandsInThePaperIsFlagged() {
    refuses(
        QuizErrorCode.QUESTION_NOT_FOUND,
        fixture
            .given(STARTED)
            .when(new FlagQuestion(ATTEMPT, LEARNER, new QuestionId("other"), true, LATER)));
  }

  @Test
  void noFlagIsSetAfterItsTime() {
    refuses(
        AttemptErrorCode.TIME_IS_UP, fixture.given(STARTED).when(flag(true, DUE.plusMillis(1))));
  }

  @Test
  void aHandInGradesWhatNeedsNoMark() {
    fixture
        .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, false, LATER))
        .when(new SubmitAttempt(ATTEMPT, LEARNER, LATER))
        .expectEvents(
            submitted(1, LATER, SubmittedBy.LEARNER), graded("2", "40", false, LATER, LATER));
  }

  @Test
  void theLastAnswerCounts() {
    fixture
        .given(
            STARTED,
            given(1, TRUTH, new Verdict(false), WRONG, false, LATER),
            given(2, TRUTH, new Verdict(true), RIGHT, false, LATER))
        .when(new SubmitAttempt(ATTEMPT, LEARNER, LATER))
        .expectEvents(
            submitted(2, LATER, SubmittedBy.LEARNER), graded("2", "40", false, LATER, LATER));
  }

  @Test
  void aClearedAnswerEarnsNothing() {
    fixture
        .given(
            STARTED,
            given(1, TRUTH, new Verdict(true), RIGHT, false, LATER),
            new AnswerCleared(REF, TRUTH, 2, LATER, CLIENT))
        .when(new SubmitAttempt(ATTEMPT, LEARNER, LATER))
        .expectEvents(
            submitted(1, LATER, SubmittedBy.LEARNER), graded("0", "0", false, LATER, LATER));
  }

  @Test
  void anAnsweredEssayIsToBeMarkedFirst() {
    fixture
        .given(STARTED, given(1, ESSAY, new WrittenText("Mine"), UNMARKED, false, LATER))
        .when(new SubmitAttempt(ATTEMPT, LEARNER, LATER))
        .expectEvents(submitted(1, LATER, SubmittedBy.LEARNER, ESSAY));
  }

  @Test
  void aSecondHandInIsToldOfTheFirst() {
    fixture
        .given(
            STARTED, submitted(LATER, SubmittedBy.LEARNER), graded("2", "40", false, LATER, LATER))
        .when(new SubmitAttempt(ATTEMPT, LEARNER, DUE.plusSeconds(9)))
        .expectNoEvents()
        .expectResultMessagePayload(new HandedInBefore(1, new Shown(Set.of(Shown.Part.SCORE))));
  }

  @Test
  void aScoreIsToldOnlyWhereTheQuizLetsIt() {
    review = new ReviewSettings(ReviewMoment.AFTER_CLOSE, null, null, null);
    fixture
        .given(STARTED)
        .when(new SubmitAttempt(ATTEMPT, LEARNER, LATER))
        .expectResultMessagePayload(new HandedInBefore(1, Shown.NOTHING));
  }

  @Test
  void nobodyHandsInAfterItsTime() {
    refuses(
        AttemptErrorCode.TIME_IS_UP,
        fixture.given(STARTED).when(new SubmitAttempt(ATTEMPT, LEARNER, DUE.plusMillis(1))));
  }

  @Test
  void theSystemSubmitsExactlyAtDeadlineAndGrace() {
    fixture
        .given(STARTED, given(1, TRUTH, new Verdict(true), RIGHT, false, LATER))
        .when(new SubmitWhenDue(ATTEMPT, DUE.plusSeconds(1)))
        .expectEvents(
            submitted(1, DUE, SubmittedBy.TIME_LIMIT), graded("2", "40", false, DUE, DUE));
  }

  @Test
  void theSystemSubmitsNothingBeforeItsTime() {
    fixture.given(STARTED).when(new SubmitWhenDue(ATTEMPT, DUE)).expectNoEvents();
  }

  @Test
  void theSystemSubmitsNothingTwice() {
    fixture
        .given(STARTED, submitted(LATER, SubmittedBy.LEARNER))
        .when(new SubmitWhenDue(ATTEMPT, DUE.plusSeconds(1)))
        .expectNoEvents();
  }

  @Test
  void theLastMarkGradesTheAttempt() {
    fixture
        .given(
            STARTED,
            given(1, ESSAY, new WrittenText("Mine"), UNMARKED, false, LATER),
            submitted(1, LATER, SubmittedBy.LEARNER, ESSAY))
        .when(mark(OWNER, ESSAY, "2.5", DUE))
        .expectEvents(
            new MarkGiven(
                REF,
                ESSAY,
                OWNER_ID,
                new Outcome(Points.of("2.5"), Points.of("3"), Correctness.PARTIAL, null),
                "Nice",
                DUE),
            graded("2.5", "50", true, LATER, DUE));
  }

  @Test
  void anyQuestionIsMarkedAnewAndTheAttemptGradedAnew() {
    fixture
        .given(
            STARTED, submitted(LATER, SubmittedBy.LEARNER), graded("0", "0", false, LATER, LATER))
        .when(mark(OWNER, TRUTH, "2", DUE))
        .expectEvents(
            new MarkGiven(REF, TRUTH, OWNER_ID, RIGHT, "Nice", DUE),
            graded("2", "40", false, LATER, DUE));
  }

  @Test
  void anOpenAttemptIsNotMarked() {
    refuses(
        AttemptErrorCode.ATTEMPT_OPEN, fixture.given(STARTED).when(mark(OWNER, TRUTH, "2", LATER)));
  }

  @Test
  void anAttemptPastItsTimeIsSubmittedAndMarked() {
    fixture
        .given(STARTED)
        .when(mark(OWNER, TRUTH, "2", DUE.plusSeconds(1)))
        .expectEvents(
            submitted(DUE, SubmittedBy.TIME_LIMIT),
            graded("0", "0", false, DUE, DUE),
            new MarkGiven(REF, TRUTH, OWNER_ID, RIGHT, "Nice", DUE.plusSeconds(1)),
            graded("2", "40", false, DUE, DUE.plusSeconds(1)));
  }

  @Test
  void aMarkLiesWithinTheQuestionsPoints() {
    refuses(
        CommonErrorCode.VALIDATION_FAILED,
        fixture
            .given(STARTED, submitted(LATER, SubmittedBy.LEARNER))
            .when(mark(OWNER, TRUTH, "2.0001", DUE)));
  }

  @Test
  void aMarkThatIsRefusedDoesNotSubmitAnAttemptPastItsTime() {
    for (var refused :
        List.of(
            mark(OWNER, INTRODUCTION, "0", DUE.plusSeconds(1)),
            mark(OWNER, TRUTH, "2.0001", DUE.plusSeconds(1)))) {
      fixture();
      // As where the system runs: a refusal does not roll back what was applied before it.
      fixture.registerCommandHandlerInterceptor(
          (unitOfWork, chain) -> {
            try {
              return chain.proceed();
            } catch (Refusal refusal) {
              return refusal;
            }
          });
      fixture
          .given(STARTED)
          .when(refused)
          .expectNoEvents()
          .expectResultMessagePayloadMatching(Matchers.predicate(Refusal.class::isInstance));
    }
  }

  @Test
  void onlyTheQuizsOwnerOrAnAdministratorMarks() {
    for (var other : List.of(LEARNER, actor("colleague", Role.INSTRUCTOR))) {
      refuses(
          AttemptErrorCode.ATTEMPT_NOT_FOUND,
          fixture
              .given(STARTED, submitted(LATER, SubmittedBy.LEARNER))
              .when(mark(other, TRUTH, "2", DUE)));
      fixture();
    }
  }

  private static Paper paper() {
    return new Paper(
        QUIZ,
        1,
        new QuizDetails("Title", null, null, List.of(), null, null),
        settings(600L, null),
        List.of(
            new Description(
                INTRODUCTION, null, "Read this.", TextFormat.PLAIN, Points.ZERO, null, null, null),
            new TrueFalse(
                TRUTH,
                null,
                "So?",
                TextFormat.PLAIN,
                Points.of("2"),
                null,
                null,
                null,
                true,
                null,
                null),
            new Essay(ESSAY, null, "Why?", TextFormat.PLAIN, Points.of("3"), null, null, null)));
  }

  private static QuizSettings settings(@Nullable Long limit, @Nullable Instant closesAt) {
    return new QuizSettings(
        limit,
        30,
        null,
        closesAt,
        null,
        AttemptScoring.HIGHEST,
        new Percent(java.math.BigDecimal.valueOf(50)),
        false,
        false,
        ReviewSettings.DEFAULT);
  }

  private QuizStanding quiz(@Nullable Instant closesAt) {
    var live =
        new QuizSettings(
            null, 0, null, closesAt, null, AttemptScoring.HIGHEST, null, false, false, review);
    return new QuizStanding(
        QUIZ, OWNER_ID, Visibility.PUBLIC, 1, false, live, AttemptScoring.HIGHEST, 0, 3);
  }

  private static ReviewSettings afterAnswer() {
    return new ReviewSettings(null, ReviewMoment.AFTER_ANSWER, null, null);
  }

  private static Entry truth(boolean value) {
    return new Entry(TRUTH, new Verdict(value), CLIENT, "");
  }

  private static Entry cleared() {
    return new Entry(TRUTH, null, CLIENT, "");
  }

  private static GiveAnswers answer(Instant at, Entry... entries) {
    return answer(LEARNER, at, entries);
  }

  private static GiveAnswers answer(Actor actor, Instant at, Entry... entries) {
    return new GiveAnswers(ATTEMPT, actor, Arrays.asList(entries), List.of(), at);
  }

  private static FlagQuestion flag(boolean flagged, Instant at) {
    return new FlagQuestion(ATTEMPT, LEARNER, TRUTH, flagged, at);
  }

  private static MarkQuestion mark(Actor actor, QuestionId question, String points, Instant at) {
    return new MarkQuestion(ATTEMPT, actor, question, Points.of(points), "Nice", at);
  }

  /// Of a first answer, and of those that are given at the moment of the fact before them.
  private static AnswerGiven given(
      int sequence,
      QuestionId question,
      Response response,
      Outcome outcome,
      boolean isFinal,
      Instant at) {
    var timeSpent = sequence == 1 ? Duration.between(START, at) : Duration.ZERO;
    return given(sequence, question, response, outcome, isFinal, at, timeSpent);
  }

  private static AnswerGiven given(
      int sequence,
      QuestionId question,
      Response response,
      Outcome outcome,
      boolean isFinal,
      Instant at,
      Duration timeSpent) {
    return new AnswerGiven(
        REF, question, sequence, response, outcome, isFinal, at, timeSpent.toMillis(), CLIENT);
  }

  private static AttemptSubmitted submitted(Instant at, SubmittedBy by) {
    return submitted(0, at, by);
  }

  private static AttemptSubmitted submitted(
      int answersGiven, Instant at, SubmittedBy by, QuestionId... toBeMarked) {
    return new AttemptSubmitted(REF, START, at, by, answersGiven, List.of(toBeMarked));
  }

  private static AttemptGraded graded(
      String points, String percent, boolean passed, Instant submittedAt, Instant gradedAt) {
    return new AttemptGraded(
        REF,
        new Score(
            Points.of(points),
            Points.of("5"),
            new Percent(new java.math.BigDecimal(percent)),
            passed),
        AttemptScoring.HIGHEST,
        START,
        submittedAt,
        gradedAt);
  }

  private static Actor actor(String id, Role role) {
    return new Actor(id, role.name(), "session");
  }

  private static org.hamcrest.Matcher<List<? super org.axonframework.eventhandling.EventMessage<?>>>
      metadata(String name, Object value) {
    return (org.hamcrest.Matcher)
        Matchers.exactSequenceOf(
            Matchers.predicate(
                message -> value.equals(((Message<?>) message).getMetaData().get(name))));
  }

  private static void refuses(ErrorCode code, ResultValidator<Attempt> result) {
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
