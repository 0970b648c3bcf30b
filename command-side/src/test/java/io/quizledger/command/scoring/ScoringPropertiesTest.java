package io.quizledger.command.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.AssessmentLimits;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.ChosenOne;
import io.quizledger.events.assessment.ChosenOrder;
import io.quizledger.events.assessment.ChosenSeveral;
import io.quizledger.events.assessment.GivenNumber;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.MatchedPairs;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.ResponseRules;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Verdict;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.assessment.WrittenText;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import io.quizledger.events.ids.QuestionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds for every question and every response that fits it.
class ScoringPropertiesTest {
  record Answered(Question question, Response response) {}

  @Property(tries = 2000)
  void anOutcomeLiesBetweenTheLowestWeightAndThePoints(@ForAll("answered") Answered a) {
    var points = Scoring.outcome(a.question(), a.response()).points();
    var lowest = a.question().points().times(lowestWeight(a.question()).fraction());

    assertThat(points).isBetween(lowest, a.question().points());
  }

  @Property(tries = 2000)
  void correctnessFollowsThePoints(@ForAll("answered") Answered a) {
    var outcome = Scoring.outcome(a.question(), a.response());

    switch (outcome.correctness()) {
      case CORRECT -> assertThat(outcome.points()).isEqualTo(a.question().points());
      case WRONG -> assertThat(outcome.points()).isLessThanOrEqualTo(Points.ZERO);
      case PARTIAL -> assertThat(outcome.points()).isGreaterThanOrEqualTo(Points.ZERO);
      case TO_BE_MARKED -> throw new AssertionError("no person marks this");
    }
  }

  @Property(tries = 1000)
  void theOrderInWhichThingsWereShownOrChosenChangesNothing(
      @ForAll("answered") Answered a, @ForAll Random random) {
    var outcome = Scoring.outcome(a.question(), a.response());
    var shown = Scoring.outcome(shownOtherwise(a.question(), random), a.response());

    assertThat(Scoring.outcome(a.question(), saidOtherwise(a.response(), random)))
        .isEqualTo(outcome);
    assertThat(shown.points()).isEqualTo(outcome.points());
    assertThat(shown.correctness()).isEqualTo(outcome.correctness());
  }

  @Property(tries = 500)
  void theSameInputGivesTheSameForEver(@ForAll("answered") Answered a) {
    assertThat(Scoring.outcome(a.question(), a.response()))
        .isEqualTo(Scoring.outcome(a.question(), a.response()));
  }

  @Property(tries = 500)
  void whatFitsIsScored(@ForAll("answered") Answered a) {
    assertThat(new ResponseRules(AssessmentLimits.DEFAULT).fault(a.question(), a.response()))
        .isEmpty();
  }

  @Property(tries = 500)
  void anAttemptIsNeverBelowZeroNorAboveItsPaper(@ForAll("attempts") List<Answered> attempt) {
    var outcomes = attempt.stream().map(a -> Scoring.outcome(a.question(), a.response())).toList();
    var max = attempt.stream().map(a -> a.question().points()).reduce(Points.ZERO, Points::plus);

    var score = Scoring.total(outcomes, max, null);

    assertThat(score.points()).isBetween(Points.ZERO, max);
    assertThat(score.percent()).isBetween(Percent.ZERO, new Percent(new BigDecimal(100)));
    var reversed = new ArrayList<Outcome>(outcomes);
    Collections.reverse(reversed);
    assertThat(Scoring.total(reversed, max, null)).isEqualTo(score);
  }

  @Provide
  Arbitrary<List<Answered>> attempts() {
    return answered().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Answered> answered() {
    return Arbitraries.oneOf(
        single(), multiple(), verdicts(), words(), numbers(), matchings(), orderings());
  }

  private static final QuestionId ID = new QuestionId("q");

  private static Arbitrary<Points> points() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal(10_000))
        .ofScale(4)
        .map(Points::new);
  }

  private static Arbitrary<Weight> weights() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(Weight.FULL, Weight.NONE)),
        Tuple.of(
            2,
            Arbitraries.bigDecimals()
                .between(new BigDecimal(-100), new BigDecimal(100))
                .ofScale(5)
                .map(Weight::new)));
  }

  private static Arbitrary<List<Choice>> choices() {
    return weights()
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(
            weights ->
                IntStream.range(0, weights.size())
                    .mapToObj(i -> new Choice(new ChoiceId("c" + i), "c", weights.get(i), "f" + i))
                    .toList());
  }

  private static Arbitrary<Answered> single() {
    return Combinators.combine(points(), choices())
        .flatAs(
            (points, choices) ->
                Arbitraries.of(choices)
                    .map(
                        chosen ->
                            new Answered(
                                new SingleChoice(
                                    ID, null, "?", null, points, null, null, null, choices),
                                new ChosenOne(chosen.choiceId()))));
  }

  private static Arbitrary<Answered> multiple() {
    return Combinators.combine(points(), choices(), Arbitraries.of(ChoicesRule.values()))
        .flatAs(
            (points, choices, rule) ->
                Arbitraries.subsetOf(choices.stream().map(Choice::choiceId).toList())
                    .map(
                        chosen ->
                            new Answered(
                                new MultipleChoice(
                                    ID, null, "?", null, points, null, null, null, choices, rule),
                                new ChosenSeveral(List.copyOf(chosen)))));
  }

  private static Arbitrary<Answered> verdicts() {
    return Combinators.combine(points(), Arbitraries.of(true, false), Arbitraries.of(true, false))
        .as(
            (points, answer, said) ->
                new Answered(
                    new TrueFalse(ID, null, "?", null, points, null, null, null, answer, "t", "f"),
                    new Verdict(said)));
  }

  private static Arbitrary<Answered> words() {
    var texts = Arbitraries.strings().withChars("aAbß é*\\").ofMaxLength(6);
    var accepted =
        Combinators.combine(texts, weights())
            .as((text, weight) -> new AcceptedText(text, weight, null));
    return Combinators.combine(
            points(), accepted.list().ofMaxSize(4), Arbitraries.of(true, false), texts)
        .as(
            (points, answers, caseSensitive, written) ->
                new Answered(
                    new ShortAnswer(
                        ID, null, "?", null, points, null, null, null, answers, caseSensitive),
                    new WrittenText(written)));
  }

  private static Arbitrary<String> decimals() {
    return Arbitraries.of(
        "0", "1", "-1", "2.5", "+2.5", "1e2", "100", "1e400", "-1e400", "1e-400", "0.1", "0.3");
  }

  private static Arbitrary<Answered> numbers() {
    var values =
        Combinators.combine(decimals(), weights())
            .as((v, w) -> new AcceptedNumber(v, null, null, null, w, null));
    var ranges =
        Combinators.combine(decimals(), decimals(), weights())
            .as((min, max, w) -> new AcceptedNumber(null, null, min, max, w, null));
    return Combinators.combine(
            points(), Arbitraries.oneOf(values, ranges).list().ofMaxSize(4), decimals())
        .as(
            (points, answers, given) ->
                new Answered(
                    new Numeric(ID, null, "?", null, points, null, null, null, answers),
                    new GivenNumber(given)));
  }

  private static Arbitrary<Answered> matchings() {
    var match = Arbitraries.integers().between(0, 3).map(i -> "m" + i);
    return Combinators.combine(
            points(),
            match.list().ofMinSize(1).ofMaxSize(7),
            Arbitraries.maps(Arbitraries.integers().between(0, 6), match))
        .as(
            (points, matches, said) -> {
              var response = new LinkedHashMap<PairId, String>();
              said.forEach(
                  (i, m) -> {
                    if (i < matches.size()) {
                      response.put(new PairId("p" + i), m);
                    }
                  });
              var pairs =
                  IntStream.range(0, matches.size())
                      .mapToObj(i -> new Pair(new PairId("p" + i), "p", matches.get(i)))
                      .toList();
              return new Answered(
                  new Matching(
                      ID,
                      null,
                      "?",
                      null,
                      points,
                      null,
                      null,
                      null,
                      pairs,
                      List.of("m0", "m1", "m2", "m3")),
                  new MatchedPairs(response));
            });
  }

  private static Arbitrary<Answered> orderings() {
    return Combinators.combine(
            points(),
            Arbitraries.integers().between(1, 8),
            Arbitraries.of(OrderingRule.values()),
            Arbitraries.randoms())
        .as(
            (points, size, rule, random) -> {
              var ids = IntStream.range(0, size).mapToObj(i -> new ItemId("i" + i)).toList();
              var order = new ArrayList<>(ids);
              Collections.shuffle(order, random);
              return new Answered(
                  new Ordering(
                      ID,
                      null,
                      "?",
                      null,
                      points,
                      null,
                      null,
                      null,
                      ids.stream().map(id -> new Item(id, "i")).toList(),
                      rule),
                  new ChosenOrder(order));
            });
  }

  private static Weight lowestWeight(Question question) {
    var weights =
        switch (question) {
          case SingleChoice single -> single.choices().stream().map(Choice::weight);
          case ShortAnswer words -> words.answers().stream().map(AcceptedText::weight);
          case Numeric numeric -> numeric.answers().stream().map(AcceptedNumber::weight);
          default -> Stream.<Weight>empty();
        };
    var lowest = weights.min(Weight::compareTo).orElse(Weight.NONE);
    return lowest.compareTo(Weight.NONE) < 0 || question instanceof SingleChoice
        ? lowest
        : Weight.NONE;
  }

  private static Question shownOtherwise(Question question, Random random) {
    return switch (question) {
      case SingleChoice q ->
          new SingleChoice(
              ID, null, "?", null, q.points(), null, null, null, shuffled(q.choices(), random));
      case MultipleChoice q ->
          new MultipleChoice(
              ID,
              null,
              "?",
              null,
              q.points(),
              null,
              null,
              null,
              shuffled(q.choices(), random),
              q.rule());
      case Matching q ->
          new Matching(
              ID,
              null,
              "?",
              null,
              q.points(),
              null,
              null,
              null,
              shuffled(q.pairs(), random),
              shuffled(q.distractors(), random));
      default -> question;
    };
  }

  private static Response saidOtherwise(Response response, Random random) {
    return switch (response) {
      case ChosenSeveral chosen -> new ChosenSeveral(shuffled(chosen.choices(), random));
      case MatchedPairs matched -> {
        var pairs = new LinkedHashMap<PairId, String>();
        shuffled(List.copyOf(matched.pairs().entrySet()), random)
            .forEach(entry -> pairs.put(entry.getKey(), entry.getValue()));
        yield new MatchedPairs(pairs);
      }
      default -> response;
    };
  }

  private static <T> List<T> shuffled(List<T> elements, Random random) {
    var order = new ArrayList<>(elements);
    Collections.shuffle(order, random);
    return order;
  }
}
