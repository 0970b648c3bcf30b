package io.quizledger.command.scoring;

import static io.quizledger.command.scoring.Questions.matching;
import static io.quizledger.command.scoring.Questions.multiple;
import static io.quizledger.command.scoring.Questions.numeric;
import static io.quizledger.command.scoring.Questions.ordering;
import static io.quizledger.command.scoring.Questions.range;
import static io.quizledger.command.scoring.Questions.single;
import static io.quizledger.command.scoring.Questions.value;
import static io.quizledger.command.scoring.Questions.weight;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.ChosenOrder;
import io.quizledger.events.assessment.ChosenSeveral;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.GivenNumber;
import io.quizledger.events.assessment.MatchedPairs;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.assessment.WrittenText;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
  @ParameterizedTest
  @CsvSource({
    "1,      100,      1,       CORRECT",
    "1,      0,        0,       WRONG",
    "2.5,    50,       1.25,    PARTIAL",
    "1,      33.33333, 0.3333,  PARTIAL",
    "3,      33.33333, 1.0000,  PARTIAL",
    "1,      -50,      -0.5,    WRONG",
    "10000,  -100,     -10000,  WRONG",
    "0,      100,      0,       CORRECT",
    "0,      50,       0,       PARTIAL",
    "0.0001, 50,       0.0001,  PARTIAL",
    "0.0001, 49.99999, 0,       PARTIAL",
    "0.0001, -50,      -0.0001, WRONG",
  })
  void aSingleChoiceEarnsItsWeight(
      String points, String weight, String earned, Correctness correctness) {
    var outcome = Scoring.outcome(single(points, "100", weight), new ChosenOne(new ChoiceId("c1")));

    assertThat(outcome)
        .isEqualTo(new Outcome(Points.of(earned), Points.of(points), correctness, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'',          0,    WRONG",
    "c0,          0.5,  PARTIAL",
    "c0 c1,       1,    CORRECT",
    "c1 c0,       1,    CORRECT",
    "c0 c2,       0.25, PARTIAL",
    "c2,          0,    WRONG",
    "c0 c1 c2,    0.75, PARTIAL",
    "c0 c1 c3,    1,    CORRECT",
    "c0 c3 c2,    0.75, PARTIAL",
    "c0 c1 c2 c3, 1,    CORRECT",
  })
  void chosenWeightsAddUpWithinNothingAndEverything(
      String chosen, String earned, Correctness correctness) {
    var question = multiple("1", ChoicesRule.SUM_OF_WEIGHTS, "50", "50", "-25", "50");

    assertOutcome(Scoring.outcome(question, choices(chosen)), earned, correctness);
  }

  @ParameterizedTest
  @CsvSource({
    "c0 c1,       2, CORRECT",
    "c1 c0,       2, CORRECT",
    "c0,          0, WRONG",
    "c0 c1 c2,    0, WRONG",
    "c0 c1 c3,    0, WRONG",
    "'',          0, WRONG",
  })
  void allOrNothingWantsExactlyThoseOfPositiveWeight(
      String chosen, String earned, Correctness correctness) {
    var question = multiple("2", ChoicesRule.ALL_OR_NOTHING, "60", "40", "0", "-50");

    assertOutcome(Scoring.outcome(question, choices(chosen)), earned, correctness);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  1, CORRECT, yes",
    "true,  false, 0, WRONG,   no",
    "false, true,  0, WRONG,   yes",
    "false, false, 1, CORRECT, no",
  })
  void aVerdictIsRightOrWrong(
      boolean answer, boolean said, String earned, Correctness correctness, String feedback) {
    var question =
        new TrueFalse(
            Questions.ID, null, "?", null, null, "So it is.", null, null, answer, "yes", "no");

    assertThat(Scoring.outcome(question, new Verdict(said)))
        .isEqualTo(
            new Outcome(Points.of(earned), Points.ONE, correctness, feedback + "\n\nSo it is."));
  }

  @ParameterizedTest
  @CsvSource({
    "2,         ,       2,      true",
    "2,         ,       2.0,    true",
    "2,         ,       +2,     true",
    "2,         ,       20e-1,  true",
    "2,         ,       002,    true",
    "2,         ,       2.0001, false",
    "0.1,       0.2,    0.3,    true",
    "0.1,       0.2,    -0.1,   true",
    "0.1,       0.2,    0.3000000000000000000000000000000001, false",
    "-0,        ,       0,      true",
    "1e400,     ,       1e-400, false",
    "1e400,     1e-400, 1e400,  true",
    "1e-400,    ,       1E-400, true",
    "9.9e-400,  1e400,  -1e400, false",
    "0,         1e400,  -1e400, true",
  })
  void aNumberMayLieWithinTheTolerance(
      String value, String tolerance, String given, boolean matches) {
    assertThat(
            Scoring.outcome(numeric(value(value, tolerance, "100")), new GivenNumber(given))
                .correctness())
        .isEqualTo(matches ? Correctness.CORRECT : Correctness.WRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "1,   CORRECT",
    "1.5, CORRECT",
    "2,   CORRECT",
    "0.9, PARTIAL",
    "2.1, PARTIAL",
    "3,   PARTIAL",
    "3.1, WRONG",
  })
  void theFirstRangeThatMatchesCounts(String given, Correctness correctness) {
    var question = numeric(range("1", "2", "100"), range("0", "3", "50"), value("1", null, "0"));

    assertThat(Scoring.outcome(question, new GivenNumber(given)).correctness())
        .isEqualTo(correctness);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, '0:m0 1:m1 2:m2',           1,      CORRECT",
    "3, 1, '0:m0 1:m1',                0.6667, PARTIAL",
    "3, 1, '0:m0 1:m1 2:m1',           0.6667, PARTIAL",
    "3, 1, '0:m0 1:m2 2:m1',           0.3333, PARTIAL",
    "3, 1, '0:m1 1:m2 2:m0',           0,      WRONG",
    "3, 1, '',                         0,      WRONG",
    "3, 2, '0:m0 1:m2 2:m1',           0.6667, PARTIAL",
    "7, 1, '0:m0 1:m1 2:m2 3:m3 4:m4', 0.7143, PARTIAL",
    "6, 3, '0:m0',                     0.5,    PARTIAL",
  })
  void rightPairsCount(
      int pairs, String points, String matched, String earned, Correctness correctness) {
    var response =
        new MatchedPairs(
            Stream.of(matched.split(" "))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split(":"))
                .collect(toMap(pair -> new PairId("p" + pair[0]), pair -> pair[1])));

    assertOutcome(Scoring.outcome(matching(points, pairs), response), earned, correctness);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL_OR_NOTHING,  a b c, 1,      CORRECT",
    "ALL_OR_NOTHING,  a c b, 0,      WRONG",
    "RIGHT_POSITIONS, a b c, 1,      CORRECT",
    "RIGHT_POSITIONS, a c b, 0.3333, PARTIAL",
    "RIGHT_POSITIONS, b c a, 0,      WRONG",
  })
  void itemsCountInTheirPlaces(
      OrderingRule rule, String order, String earned, Correctness correctness) {
    var response = new ChosenOrder(Stream.of(order.split(" ")).map(ItemId::new).toList());

    assertOutcome(
        Scoring.outcome(ordering("1", rule, "a", "b", "c"), response), earned, correctness);
  }

  @Test
  void aPersonMarksAnEssay() {
    var essay = new Essay(Questions.ID, null, "?", null, Points.of("5"), "Thank you.", null, null);

    assertThat(Scoring.outcome(essay, new WrittenText("Because.")))
        .isEqualTo(new Outcome(null, Points.of("5"), Correctness.TO_BE_MARKED, "Thank you."));
    assertThat(Scoring.marked(essay, Points.of("5")).correctness()).isEqualTo(Correctness.CORRECT);
    assertThat(Scoring.marked(essay, Points.of("0")).correctness()).isEqualTo(Correctness.WRONG);
    assertThat(Scoring.marked(essay, Points.of("4.9999")))
        .isEqualTo(
            new Outcome(Points.of("4.9999"), Points.of("5"), Correctness.PARTIAL, "Thank you."));
  }

  @ParameterizedTest
  @CsvSource({"-0.0001", "5.0001"})
  void aMarkLiesWithinTheQuestionsPoints(String points) {
    var essay = new Essay(Questions.ID, null, "?", null, Points.of("5"), null, null, null);

    assertThatThrownBy(() -> Scoring.marked(essay, Points.of(points)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void feedbackStandsInTheAuthorsOrderWhateverTheLearnerDid() {
    var question =
        new MultipleChoice(
            Questions.ID,
            null,
            "?",
            null,
            null,
            "Read on.",
            null,
            null,
            List.of(
                new Choice(new ChoiceId("a"), "a", Weight.FULL, "First."),
                new Choice(new ChoiceId("b"), "b", Weight.NONE, null),
                new Choice(new ChoiceId("c"), "c", Weight.NONE, "Third.")),
            null);

    assertThat(Scoring.outcome(question, choices("c b a")).feedback())
        .isEqualTo("First.\n\nThird.\n\nRead on.");
    assertThat(Scoring.outcome(question, choices("b")).feedback()).isEqualTo("Read on.");
  }

  @Test
  void aResponseThatDoesNotFitIsNoOutcome() {
    assertThatThrownBy(() -> Scoring.outcome(single("1", "100", "0"), new Verdict(true)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Scoring.outcome(single("1", "100", "0"), new ChosenOne(new ChoiceId("other"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Scoring.outcome(numeric(value("1", null, "100")), new GivenNumber("1e401")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'1 2.5 0.0001', 10,     50,      3.5001, 35.001,  false",
    "'5 -2',         10,     30,      3,      30,      true",
    "'-5 2',         10,     0,       0,      0,       true",
    "'',             10,     0.0001,  0,      0,       false",
    "'0',            0,      0,       0,      0,       true",
    "'1',            3,      33.3333, 1,      33.3333, true",
    "'2',            3,      66.6667, 2,      66.6667, true",
    "'2',            3,      66.6668, 2,      66.6667, false",
    "'1',            3,      ,        1,      33.3333, ",
  })
  void anAttemptIsTheSumOfItsQuestions(
      String earned,
      String max,
      BigDecimal passing,
      String points,
      String percent,
      Boolean passed) {
    var outcomes =
        Stream.of(earned.split(" "))
            .filter(text -> !text.isEmpty())
            .map(text -> new Outcome(Points.of(text), Points.of("10"), Correctness.PARTIAL, null))
            .toList();

    var score =
        Scoring.total(outcomes, Points.of(max), passing == null ? null : new Percent(passing));

    assertThat(score.points()).isEqualTo(Points.of(points));
    assertThat(score.maxPoints()).isEqualTo(Points.of(max));
    assertThat(score.percent()).isEqualTo(new Percent(new BigDecimal(percent)));
    assertThat(score.passed()).isEqualTo(passed);
  }

  @Test
  void whatNobodyHasMarkedHasNoTotal() {
    var outcome = new Outcome(null, Points.ONE, Correctness.TO_BE_MARKED, null);

    assertThatThrownBy(() -> Scoring.total(List.of(outcome), Points.ONE, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ChosenSeveral choices(String ids) {
    return new ChosenSeveral(
        Stream.of(ids.split(" ")).filter(id -> !id.isEmpty()).map(ChoiceId::new).toList());
  }

  private static void assertOutcome(Outcome outcome, String earned, Correctness correctness) {
    assertThat(outcome.points()).isEqualTo(Points.of(earned));
    assertThat(outcome.correctness()).isEqualTo(correctness);
  }
}
