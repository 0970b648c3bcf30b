package io.quizledger.query.catalogue;

import static io.quizledger.query.testing.Samples.BEN;
import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.Q2;
import static io.quizledger.query.testing.Samples.QUIZ;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.settings;
import static io.quizledger.query.testing.Samples.started;
import static io.quizledger.query.testing.Samples.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.query.testing.Facts;
import io.quizledger.query.testing.FoldedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueFoldsTest {
  private static final QuestionId Q3 = new QuestionId("q3");
  private static final QuizDetails FULL =
      new QuizDetails(
          "Élan vital",
          "On Bergson's philosophy",
          "Philosophy",
          List.of("20th Century", "france"),
          null,
          "en");

  @Test
  void aNewQuizIsADraftOfItsOwnerWithDefaultSettings() {
    var quiz = quiz(created(QUIZ, Visibility.PRIVATE));

    assertThat(quiz.ownerId()).isEqualTo(OWNER);
    assertThat(quiz.status()).isEqualTo(QuizStatus.DRAFT);
    assertThat(quiz.draftSettings()).isEqualTo(QuizSettings.DEFAULT);
    assertThat(quiz.published()).isNull();
  }

  @Test
  void theRevisionIsTheNumberOfTheQuizsFacts() {
    var quiz =
        quiz(
            created(QUIZ, Visibility.PRIVATE),
            new QuestionAdded(QUIZ, question(Q1, "1")),
            new QuizDetailsChanged(QUIZ, titled("Seas")));

    assertThat(quiz.revision()).isEqualTo(3);
  }

  @Test
  void whatIsEditedAfterAPublicationIsSeenInTheDraftAlone() {
    var quiz =
        quiz(
            created(QUIZ, Visibility.PUBLIC),
            published(paper(QUIZ, 1, question(Q1, "3"), question(Q2, "0.5"))),
            new QuizDetailsChanged(QUIZ, titled("Seas")));

    assertThat(quiz.details().title()).isEqualTo("Rivers of Europe");
    assertThat(quiz.draft().title()).isEqualTo("Seas");
    assertThat(quiz.published().questionCount()).isEqualTo(2);
    assertThat(quiz.published().maxPoints()).isEqualTo(Points.of("3.5"));
  }

  @Test
  void closingTimeAndReviewActAtOnceWhileTheRestOfTheSettingsWaits() {
    var review = new ReviewSettings(ReviewMoment.NEVER, null, null, null);
    var quiz =
        quiz(
            created(QUIZ, Visibility.PUBLIC),
            published(paper(QUIZ, 1, question(Q1, "1"))),
            new QuizSettingsChanged(
                QUIZ,
                new QuizSettings(
                    60L,
                    5,
                    null,
                    NOON,
                    3,
                    QuizSettings.DEFAULT.attemptScoring(),
                    null,
                    true,
                    true,
                    review)));

    assertThat(quiz.settingsInForce())
        .isEqualTo(
            new QuizSettings(
                null,
                0,
                null,
                NOON,
                3,
                QuizSettings.DEFAULT.attemptScoring(),
                null,
                false,
                false,
                review));
  }

  @Test
  void aQuizClosesWhenItsTimeComesAndWithoutOneWhenItIsWithdrawn() {
    var timed =
        quiz(
            created(QUIZ, Visibility.PUBLIC),
            new QuizSettingsChanged(QUIZ, settings(NOON, ReviewSettings.DEFAULT)));
    assertThat(timed.isClosedAt(NOON.minusMillis(1))).isFalse();
    assertThat(timed.isClosedAt(NOON)).isTrue();

    var untimed = quiz(created(QUIZ, Visibility.PUBLIC));
    assertThat(untimed.isClosedAt(NOON)).isFalse();
    assertThat(untimed.withdrawn().isClosedAt(NOON)).isTrue();
  }

  @Test
  void onlyAPublishedPublicQuizIsListed() {
    var log = Facts.of(created(QUIZ, Visibility.PRIVATE));
    assertThat(listing(log).listed()).isFalse();
    log.commit(published(paper(QUIZ, 1, question(Q1, "1"))));
    assertThat(listing(log).listed()).isFalse();
    log.commit(new QuizVisibilityChanged(QUIZ, Visibility.PUBLIC));
    assertThat(listing(log).listed()).isTrue();
    log.commit(new QuizWithdrawn(QUIZ, 1, NOON));
    assertThat(listing(log).listed()).isFalse();
    log.commit(published(paper(QUIZ, 2, question(Q1, "1"))));
    assertThat(listing(log).listed()).isTrue();
  }

  @Test
  void aQuizStandsInTheWindowUntilItIsTakenOut() {
    var log = Facts.of(created(QUIZ, Visibility.PUBLIC), new QuizFeatured(QUIZ));
    assertThat(listing(log).featured()).isTrue();
    log.commit(new QuizUnfeatured(QUIZ));
    assertThat(listing(log).featured()).isFalse();
  }

  @Test
  void aQuizIsFoundByTheBeginningOfAnyOfItsWordsWithoutAccentsAndCapitals() {
    var paper = paper(QUIZ, 1, question(Q1, "1"));
    var listing =
        listing(
            Facts.of(
                created(QUIZ, Visibility.PUBLIC),
                new QuizPublished(
                    QUIZ,
                    OWNER,
                    NOON,
                    new io.quizledger.events.assessment.Paper(
                        QUIZ, 1, FULL, paper.settings(), paper.questions()))));

    assertThat(listing.prefixes())
        .contains("e", "elan", "vital", "berg", "bergson", "philosophy", "20th", "cent", "fra")
        .doesNotContain("lan", "ergson", "");
    assertThat(listing.category()).isEqualTo("philosophy");
    assertThat(listing.tags()).containsExactly("20th century", "france");
  }

  @Test
  void aNewPublicationMovesAQuizToTheTop() {
    var log =
        Facts.of(
            created(QUIZ, Visibility.PUBLIC),
            published(paper(QUIZ, 1, question(Q1, "1"))),
            new QuizDetailsChanged(QUIZ, titled("Seas")));
    assertThat(quizIn(log).rank()).isEqualTo(2L << 16);
    log.commit(published(paper(QUIZ, 2, question(Q1, "1"))));
    assertThat(quizIn(log).rank()).isEqualTo(log.last().token());
    assertThat(listing(log).rank()).isEqualTo(log.last().token());
  }

  @Test
  void aDraftsQuestionsStandInTheOrderOfTheirAddition() {
    var log =
        Facts.of(created(QUIZ, Visibility.PRIVATE)).commit(added(Q2), added(Q1)).commit(added(Q3));

    assertThat(order(log)).containsExactly(Q2, Q1, Q3);
  }

  @Test
  void anotherOrderHoldsForTheQuestionsThatWereThereAndLaterOnesFollow() {
    var log =
        Facts.of(
            created(QUIZ, Visibility.PRIVATE),
            added(Q1),
            added(Q2),
            new QuestionsReordered(QUIZ, List.of(Q2, Q1)),
            added(Q3));
    assertThat(order(log)).containsExactly(Q2, Q1, Q3);

    log.commit(new QuestionRemoved(QUIZ, Q2)).commit(added(Q2));
    assertThat(order(log)).containsExactly(Q1, Q3, Q2);
  }

  @Test
  void aReplacedQuestionKeepsItsPlace() {
    var log =
        Facts.of(
            created(QUIZ, Visibility.PRIVATE),
            added(Q1),
            added(Q2),
            new QuestionReplaced(QUIZ, question(Q1, "7")));

    assertThat(order(log)).containsExactly(Q1, Q2);
  }

  @Test
  void theDraftsTotalsFollowEveryAdditionReplacementAndRemoval() {
    var log = Facts.of(created(QUIZ, Visibility.PRIVATE), added(Q1), added(Q2));
    assertThat(totals(log)).isEqualTo(new DraftTotals(2, Points.of("2")));
    log.commit(new QuestionReplaced(QUIZ, question(Q1, "7.25")));
    assertThat(totals(log)).isEqualTo(new DraftTotals(2, Points.of("8.25")));
    log.commit(new QuestionRemoved(QUIZ, Q2));
    assertThat(totals(log)).isEqualTo(new DraftTotals(1, Points.of("7.25")));
  }

  @Test
  void everyStartedAttemptCounts() {
    var log = Facts.of(started(attempt(BEN, 1), NOON), started(attempt(BEN, 2), NOON));

    assertThat(folded(log).find(AttemptCountFold.COLLECTION, "rivers", AttemptCount.class))
        .contains(new AttemptCount(2));
  }

  private static QuestionAdded added(QuestionId questionId) {
    return new QuestionAdded(QUIZ, question(questionId, "1"));
  }

  private static FoldedLog folded(Facts log) {
    return FoldedLog.of(new CatalogueReadModel().catalogueFolds(), log);
  }

  private static QuizDocument quiz(Object... facts) {
    return quizIn(Facts.of(facts));
  }

  private static QuizDocument quizIn(Facts log) {
    return folded(log).find(QuizFold.COLLECTION, "rivers", QuizDocument.class).orElseThrow();
  }

  private static ListingDocument listing(Facts log) {
    return folded(log).find(ListingFold.COLLECTION, "rivers", ListingDocument.class).orElseThrow();
  }

  private static DraftTotals totals(Facts log) {
    return folded(log).find(DraftTotalsFold.COLLECTION, "rivers", DraftTotals.class).orElseThrow();
  }

  private static List<QuestionId> order(Facts log) {
    var folded = folded(log);
    var present =
        folded.all(DraftQuestionFold.COLLECTION, DraftQuestionDocument.class).stream()
            .filter(DraftQuestionDocument::present)
            .toList();
    return folded
        .find(DraftOrderFold.COLLECTION, "rivers", DraftOrderDocument.class)
        .orElse(new DraftOrderDocument(QUIZ, List.of(), 0))
        .inOrder(present)
        .stream()
        .map(DraftQuestionDocument::questionId)
        .toList();
  }
}
