package io.quizledger.events.assessment.gift;

import static io.quizledger.events.assessment.gift.GiftFiles.read;
import static io.quizledger.events.assessment.gift.GiftFiles.withoutIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.AssessmentLimits;
import io.quizledger.events.assessment.Choice;
import io.quizledger.events.assessment.ChoicesRule;
import io.quizledger.events.assessment.Description;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Item;
import io.quizledger.events.assessment.Matching;
import io.quizledger.events.assessment.MultipleChoice;
import io.quizledger.events.assessment.Numeric;
import io.quizledger.events.assessment.Ordering;
import io.quizledger.events.assessment.OrderingRule;
import io.quizledger.events.assessment.Pair;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Weight;
import io.quizledger.events.ids.ChoiceId;
import io.quizledger.events.ids.ItemId;
import io.quizledger.events.ids.PairId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.serialization.StoredPaper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Reading what was written gives the same questions, whatever is in them.
class GiftRoundTripTest {
  private static final QuestionId ID = new QuestionId("q");

  /// What a question has before its own fields.
  private record Stem(
      String name,
      String text,
      TextFormat format,
      Points points,
      String feedback,
      String difficulty,
      String category) {}

  @Property(tries = 300)
  void readingWhatWasWrittenGivesTheSameQuestions(@ForAll("quizzes") List<Question> questions) {
    var file = read(GiftWriter.write(questions));

    assertThat(file.questions().stream().map(GiftFiles::withoutIds))
        .isEqualTo(questions.stream().map(GiftFiles::withoutIds).toList());
    assertThat(file.items()).hasSize(questions.size());
  }

  @Example
  void aQuestionOfEveryTypeComesBackInGiftsOwnWords() {
    var questions = StoredPaper.read().questions();
    var gift = GiftWriter.write(questions);

    assertThat(gift).doesNotContain("exactly");
    assertThat(read(gift).questions().stream().map(GiftFiles::withoutIds))
        .isEqualTo(questions.stream().map(GiftFiles::withoutIds).toList());
  }

  @Example
  void whatGiftCannotHoldToTheCharacterIsKeptBesideIt() {
    var question = new Essay(ID, " name ", "text\r\n", null, null, "", null, null);

    var gift = GiftWriter.write(List.of(question));

    assertThat(gift).contains("\"exactly\"").doesNotContain("\r");
    assertThat(withoutIds(read(gift).questions().getFirst())).isEqualTo(withoutIds(question));
  }

  @Example
  void everyQuestionComesBackInItsCategoryAndThoseWithoutComeBackWithout() {
    var questions =
        Stream.of(null, "Rivers", "Rivers", null, "Rivers/Europe", " A: {b} \\: ", "", "Rivers")
            .map(category -> (Question) new Essay(ID, "n", "?", null, null, null, null, category))
            .toList();

    var gift = GiftWriter.write(questions);

    assertThat(read(gift).questions())
        .extracting(Question::category)
        .isEqualTo(questions.stream().map(Question::category).toList());
    assertThat(gift.lines().filter(line -> line.startsWith("$")))
        .containsExactly("$CATEGORY: Rivers", "$CATEGORY: Rivers/Europe", "$CATEGORY: Rivers");
    assertThat(gift).doesNotContain("exactly");
  }

  @Provide
  Arbitrary<List<Question>> quizzes() {
    return questions()
        .filter(question -> new QuestionRules(AssessmentLimits.DEFAULT).faults(question).isEmpty())
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<String> texts() {
    var nasty =
        Arbitraries.strings()
            .withChars("ab~=#{}:\\n%0.>-*[]/\" \t\n$<&é\u00a0\u200f\u2028\u0301\uFDD0\uFDD6\uFEFF")
            .ofMinLength(1)
            .ofMaxLength(12);
    var whole =
        Arbitraries.of(
            "[html]",
            "[moodle]x",
            "%50%x",
            "%0%",
            "// quizledger: {\"points\":3}",
            "//x",
            "::x::",
            "$CATEGORY: x",
            "T",
            "####",
            "a -> b",
            "a\n\nb",
            "\\n",
            "\\",
            "🎓 ✓",
            "שלום",
            "a\r\nb",
            "..",
            "1..5");
    var words =
        Arbitraries.strings().withCharRange('a', 'f').withChars(' ').ofMinLength(1).ofMaxLength(9);
    return Arbitraries.oneOf(nasty, whole, words);
  }

  private static Arbitrary<Stem> stems() {
    return Combinators.combine(
            texts().injectNull(0.3),
            texts(),
            Arbitraries.of(TextFormat.values()),
            Arbitraries.of("1", "0", "2.5", "0.0001", "10000").map(Points::of),
            texts().injectNull(0.5),
            texts().injectNull(0.8),
            texts().injectNull(0.5))
        .as(Stem::new);
  }

  private static Arbitrary<Weight> weights() {
    return Arbitraries.of("100", "0", "50", "-100", "33.33333", "-0.00001", "99.99999")
        .map(BigDecimal::new)
        .map(Weight::new);
  }

  private static Arbitrary<List<Choice>> choices(boolean withBest) {
    return Combinators.combine(texts(), weights(), texts().injectNull(0.6))
        .as((text, weight, feedback) -> new Choice(new ChoiceId("c"), text, weight, feedback))
        .list()
        .ofMinSize(2)
        .ofMaxSize(5)
        .map(
            choices -> {
              var numbered = new ArrayList<Choice>();
              for (var i = 0; i < choices.size(); i++) {
                var c = choices.get(i);
                var weight = withBest && i == choices.size() - 1 ? Weight.FULL : c.weight();
                numbered.add(new Choice(new ChoiceId("c" + i), c.text(), weight, c.feedback()));
              }
              return numbered;
            });
  }

  private static Arbitrary<AcceptedNumber> numbers() {
    var number = Arbitraries.of("0", "-1", "+2.50", "1e3", "0.001", "3E-7");
    return Arbitraries.oneOf(
        Combinators.combine(
                number,
                Arbitraries.of("0", "0.5", "1e2").injectNull(0.4),
                weights(),
                texts().injectNull(0.5))
            .as((v, t, w, f) -> new AcceptedNumber(v, t, null, null, w, f)),
        Combinators.combine(weights(), texts().injectNull(0.5))
            .as((w, f) -> new AcceptedNumber(null, null, "-1.5", "2e1", w, f)));
  }

  private static Arbitrary<Question> questions() {
    return stems()
        .flatMap(
            s -> {
              Function<Arbitrary<? extends Question>, Arbitrary<Question>> any =
                  arbitrary -> arbitrary.map(question -> question);
              return Arbitraries.oneOf(
                  List.of(
                      any.apply(
                          choices(true)
                              .map(
                                  c ->
                                      new SingleChoice(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          c))),
                      any.apply(
                          Combinators.combine(choices(false), Arbitraries.of(ChoicesRule.values()))
                              .as(
                                  (c, r) ->
                                      new MultipleChoice(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          c,
                                          r))),
                      any.apply(
                          Combinators.combine(
                                  Arbitraries.of(true, false),
                                  texts().injectNull(0.4),
                                  texts().injectNull(0.4))
                              .as(
                                  (a, t, f) ->
                                      new TrueFalse(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          a,
                                          t,
                                          f))),
                      any.apply(
                          Combinators.combine(
                                  Combinators.combine(texts(), weights(), texts().injectNull(0.5))
                                      .as(AcceptedText::new)
                                      .list()
                                      .ofMinSize(1)
                                      .ofMaxSize(3),
                                  Arbitraries.of(true, false))
                              .as(
                                  (a, c) ->
                                      new ShortAnswer(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          a,
                                          c))),
                      any.apply(
                          numbers()
                              .list()
                              .ofMinSize(1)
                              .ofMaxSize(3)
                              .map(
                                  a ->
                                      new Numeric(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          a))),
                      any.apply(
                          Combinators.combine(
                                  texts(), texts(), texts(), texts(), texts().list().ofMaxSize(2))
                              .as(
                                  (a, b, c, d, more) ->
                                      new Matching(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          List.of(
                                              new Pair(new PairId("p1"), a, b),
                                              new Pair(new PairId("p2"), c, d)),
                                          more))),
                      any.apply(
                          Combinators.combine(
                                  texts(), texts(), Arbitraries.of(OrderingRule.values()))
                              .as(
                                  (a, b, r) ->
                                      new Ordering(
                                          ID,
                                          s.name(),
                                          s.text(),
                                          s.format(),
                                          s.points(),
                                          s.feedback(),
                                          s.difficulty(),
                                          s.category(),
                                          List.of(
                                              new Item(new ItemId("i1"), a),
                                              new Item(new ItemId("i2"), b)),
                                          r))),
                      any.apply(
                          Arbitraries.just(
                              new Essay(
                                  ID,
                                  s.name(),
                                  s.text(),
                                  s.format(),
                                  s.points(),
                                  s.feedback(),
                                  s.difficulty(),
                                  s.category()))),
                      any.apply(
                          Arbitraries.just(
                              new Description(
                                  ID,
                                  s.name(),
                                  s.text(),
                                  s.format(),
                                  s.points(),
                                  s.feedback(),
                                  s.difficulty(),
                                  s.category())))));
            });
  }
}
