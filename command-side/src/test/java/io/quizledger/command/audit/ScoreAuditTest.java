package io.quizledger.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.command.scoring.Scoring;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.WrittenText;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.SubmittedBy;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreAuditTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");
  private static final AccountId TEACHER = new AccountId("teacher");
  private static final AttemptId ATTEMPT = new AttemptId("attempt");
  private static final AttemptRef REF =
      new AttemptRef(ATTEMPT, new QuizId("quiz"), 1, new AccountId("learner"), 1, false);
  private static final Question TRUTH =
      new TrueFalse(
          new QuestionId("truth"),
          null,
          "So?",
          TextFormat.PLAIN,
          Points.of("2"),
          "Well.",
          null,
          null,
          true,
          "Yes!",
          null);
  private static final Question ESSAY =
      new Essay(
          new QuestionId("essay"),
          null,
          "Why?",
          TextFormat.PLAIN,
          Points.of("3"),
          null,
          null,
          null);
  private static final Percent HALF = new Percent(BigDecimal.valueOf(50));
  private static final Paper PAPER =
      new Paper(
          REF.quizId(),
          1,
          new QuizDetails("Title", null, null, List.of(), null, null),
          new QuizSettings(
              null,
              0,
              null,
              null,
              null,
              AttemptScoring.HIGHEST,
              HALF,
              false,
              false,
              ReviewSettings.DEFAULT),
          List.of(TRUTH, ESSAY));

  private final List<AttemptEvent> stream = new ArrayList<>();

  private List<Difference> audit(int rememberedAnswers, AttemptEvent... facts) {
    var audit =
        new ScoreAudit(
            (quiz, version) -> PAPER,
            (attempt, number) -> stream.stream().limit(number),
            rememberedAnswers);
    var differences = new ArrayList<Difference>();
    for (var fact : facts) {
      differences.addAll(audit.next(fact, stream.size()));
      stream.add(fact);
    }
    return differences;
  }

  private static AttemptStarted started(String maxPoints) {
    return new AttemptStarted(
        REF, TEACHER, NOON, null, 0, 7, AttemptScoring.HIGHEST, HALF, 2, Points.of(maxPoints));
  }

  private static AnswerGiven answered(Question question, Response response, Outcome outcome) {
    return new AnswerGiven(
        REF, question.questionId(), 1, response, outcome, false, NOON, 0L, ClientStamp.NONE);
  }

  /// With the outcome that is right.
  private static AnswerGiven answered(Question question, Response response) {
    return answered(question, response, Scoring.outcome(question, response));
  }

  private static AttemptSubmitted submitted(Question... toBeMarked) {
    return new AttemptSubmitted(
        REF,
        NOON,
        NOON,
        SubmittedBy.LEARNER,
        1,
        List.of(toBeMarked).stream().map(Question::questionId).toList());
  }

  private static MarkGiven marked(Outcome outcome) {
    return new MarkGiven(REF, ESSAY.questionId(), TEACHER, outcome, null, NOON);
  }

  private static AttemptGraded graded(String points, String percent, @Nullable Boolean passed) {
    var score =
        new Score(Points.of(points), Points.of("5"), new Percent(new BigDecimal(percent)), passed);
    return new AttemptGraded(REF, score, AttemptScoring.HIGHEST, NOON, NOON, NOON);
  }

  private static Outcome outcome(@Nullable String points, Correctness correctness) {
    return new Outcome(
        points == null ? null : Points.of(points), Points.of("2"), correctness, "Yes!\n\nWell.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void whatWasScoredRightlyDiffersInNothing(int rememberedAnswers) {
    assertThat(
            audit(
                rememberedAnswers,
                started("5"),
                answered(TRUTH, new Verdict(false)),
                new AnswerCleared(REF, TRUTH.questionId(), 2, NOON, ClientStamp.NONE),
                answered(TRUTH, new Verdict(true)),
                answered(ESSAY, new WrittenText("Because.")),
                submitted(ESSAY),
                marked(Scoring.marked(ESSAY, Points.of("1.5"))),
                graded("3.5", "70", true)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aWrongScoreOfAnAnswerIsFoundAndSoIsTheTotalThatCountsIt(int rememberedAnswers) {
    assertThat(
            audit(
                rememberedAnswers,
                started("5"),
                answered(TRUTH, new Verdict(false), outcome("2", Correctness.CORRECT)),
                submitted(),
                graded("2", "40", false)))
        .containsExactly(
            new Difference(
                ATTEMPT,
                TRUTH.questionId(),
                Points.of("2"),
                Points.ZERO,
                List.of("points", "correctness", "feedback")),
            new Difference(
                ATTEMPT, null, Points.of("2"), Points.ZERO, List.of("points", "percent")));
  }

  @Test
  void aScoreWithTheRightPointsAndAWrongVerdictIsFound() {
    assertThat(
            audit(
                100,
                started("5"),
                answered(TRUTH, new Verdict(true), outcome("2", Correctness.PARTIAL))))
        .extracting(Difference::parts)
        .containsExactly(List.of("correctness"));
  }

  @Test
  void aWrongTotalIsFound() {
    assertThat(
            audit(
                100,
                started("5"),
                answered(TRUTH, new Verdict(true)),
                submitted(),
                graded("2.5", "50", true)))
        .containsExactly(
            new Difference(
                ATTEMPT,
                null,
                Points.of("2.5"),
                Points.of("2"),
                List.of("points", "percent", "passed")));
  }

  @Test
  void aGradeWithoutAMarkThatIsNeededCannotBeComputed() {
    assertThat(
            audit(
                100,
                started("5"),
                answered(ESSAY, new WrittenText("Because.")),
                submitted(),
                graded("0", "0", false)))
        .containsExactly(
            new Difference(ATTEMPT, ESSAY.questionId(), null, null, List.of("toBeMarked")),
            new Difference(ATTEMPT, null, Points.ZERO, null, List.of("points")));
  }

  @Test
  void aMarkAboveWhatTheQuestionCanEarnIsFound() {
    var tooMuch = new Outcome(Points.of("4"), Points.of("3"), Correctness.CORRECT, null);

    assertThat(audit(100, started("5"), marked(tooMuch)))
        .extracting(Difference::recorded, Difference::recomputed)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Points.of("4"), null));
  }

  @Test
  void aResponseThatDoesNotFitItsQuestionEarnsNothingThatCouldBeComputed() {
    assertThat(
            audit(
                100,
                started("5"),
                answered(TRUTH, new WrittenText("true"), outcome("2", Correctness.CORRECT))))
        .extracting(Difference::recomputed)
        .containsExactly((Points) null);
  }

  @Test
  void aWrongMaximumAtTheStartIsFound() {
    assertThat(audit(100, started("6")))
        .containsExactly(
            new Difference(ATTEMPT, null, Points.of("6"), Points.of("5"), List.of("maxPoints")));
  }

  @Test
  void aMarkThatComesAfterTheGradeIsCountedIntoTheNextGrade() {
    assertThat(
            audit(
                100,
                started("5"),
                answered(TRUTH, new Verdict(true)),
                submitted(),
                graded("2", "40", false),
                marked(Scoring.marked(ESSAY, Points.of("3"))),
                graded("5", "100", true)))
        .isEmpty();
  }
}
