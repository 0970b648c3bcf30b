package io.quizledger.events.assessment.gift;

import static io.quizledger.events.assessment.gift.GiftFiles.read;
import static io.quizledger.events.assessment.gift.GiftFiles.understood;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AcceptedNumber;
import io.quizledger.events.assessment.AcceptedText;
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
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.SingleChoice;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.TrueFalse;
import io.quizledger.events.assessment.Weight;
import java.math.BigDecimal;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GiftReaderTest {
  @Test
  void oneRightAnswerAmongWrongOnesIsASingleChoice() {
    var question =
        (SingleChoice)
            understood(
                """
                // a comment
                ::Grant's tomb:: Who's buried in Grant's tomb? {
                  ~%-50%Grant#No, he is entombed.
                  =no one#Right!
                // another comment
                  ~Jefferson
                  ~%33.33333%nobody   # nearly
                  ####General \\#1.
                }
                """);

    assertThat(question.name()).isEqualTo("Grant's tomb");
    assertThat(question.text()).isEqualTo("Who's buried in Grant's tomb?");
    assertThat(question.textFormat()).isEqualTo(TextFormat.PLAIN);
    assertThat(question.points()).isEqualTo(Points.ONE);
    assertThat(question.feedback()).isEqualTo("General #1.");
    assertThat(question.choices())
        .extracting(Choice::text, Choice::weight, Choice::feedback)
        .containsExactly(
            Tuple.tuple("Grant", weight("-50"), "No, he is entombed."),
            Tuple.tuple("no one", Weight.FULL, "Right!"),
            Tuple.tuple("Jefferson", Weight.NONE, null),
            Tuple.tuple("nobody", weight("33.33333"), "nearly"));
  }

  @Test
  void onlyWeightedAnswersAreAMultipleChoice() {
    var question = (MultipleChoice) understood("Who? {~%50%a ~%50%b ~%-100%c ~d}");

    assertThat(question.rule()).isEqualTo(ChoicesRule.SUM_OF_WEIGHTS);
    assertThat(question.choices())
        .extracting(Choice::text, Choice::weight)
        .containsExactly(
            Tuple.tuple("a", weight("50")),
            Tuple.tuple("b", weight("50")),
            Tuple.tuple("c", weight("-100")),
            Tuple.tuple("d", Weight.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sky is blue.{T}              | true  |       |       |",
        "Sky is blue. { true }        | true  |       |       |",
        "Sky is green.{FALSE}         | false |       |       |",
        "Sky.{T#wrong#right####all}   | true  | right | wrong | all",
        "Sky.{F#wrong#right}          | false | wrong | right |",
        "Sky.{F##right}               | false |       | right |",
        "Sky.{T####all}               | true  |       |       | all",
      })
  void aVerdictHasAFeedbackForTheWrongAndThenForTheRight(
      String gift, boolean answer, String ifTrue, String ifFalse, String feedback) {
    var question = (TrueFalse) understood(gift);

    assertThat(question.answer()).isEqualTo(answer);
    assertThat(question.feedbackTrue()).isEqualTo(ifTrue);
    assertThat(question.feedbackFalse()).isEqualTo(ifFalse);
    assertThat(question.feedback()).isEqualTo(feedback);
  }

  @Test
  void onlyRightAnswersAreAShortAnswer() {
    var question = (ShortAnswer) understood("Two and two? {=four =%50%vier#In German. =4*}");

    assertThat(question.caseSensitive()).isFalse();
    assertThat(question.answers())
        .containsExactly(
            new AcceptedText("four", Weight.FULL, null),
            new AcceptedText("vier", weight("50"), "In German."),
            new AcceptedText("4*", Weight.FULL, null));
  }

  @Test
  void numbersHaveATolerance() {
    var question =
        (Numeric)
            understood(
                "When? {#=1822:0 =%50%1822:.5#Near. =1800..1830 =-5. ~#Not at all.####Grant.}");

    assertThat(question.feedback()).isEqualTo("Grant.");
    assertThat(question.answers())
        .containsExactly(
            new AcceptedNumber("1822", "0", null, null, Weight.FULL, null),
            new AcceptedNumber("1822", "0.5", null, null, weight("50"), "Near."),
            new AcceptedNumber(null, null, "1800", "1830", Weight.FULL, null),
            new AcceptedNumber("-5", null, null, null, Weight.FULL, null),
            new AcceptedNumber(null, null, "-1e400", "1e400", Weight.NONE, "Not at all."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{#3}      | 3   |     |     |",
        "{#3:2}    | 3   | 2   |     |",
        "{# 1..5 } |     |     | 1   | 5",
        "{#-1..-.5}|     |     | -1  | -0.5",
        "{#1e3:1}  | 1e3 | 1   |     |",
      })
  void aSingleNumberNeedsNoMark(
      String answers, String value, String tolerance, String min, String max) {
    assertThat(((Numeric) understood("How many? " + answers)).answers())
        .containsExactly(new AcceptedNumber(value, tolerance, min, max, Weight.FULL, null));
  }

  @Test
  void pairsAreMatchedAndAMatchAloneIsADistractor() {
    var question =
        (Matching)
            understood(
                """
                Match. {
                  =Canada -> Ottawa
                  =Italy->Rome
                  = -> Toronto
                  ####Well.
                }\
                """);

    assertThat(question.pairs())
        .extracting(Pair::prompt, Pair::match)
        .containsExactly(Tuple.tuple("Canada", "Ottawa"), Tuple.tuple("Italy", "Rome"));
    assertThat(question.distractors()).containsExactly("Toronto");
    assertThat(question.feedback()).isEqualTo("Well.");
  }

  @Test
  void bracesWithNothingInThemAreAnEssayAndNoBracesADescription() {
    assertThat(understood("Why? {}")).isInstanceOf(Essay.class);
    assertThat(understood("Why? {####Thanks.}").feedback()).isEqualTo("Thanks.");
    assertThat(understood("::intro::Read this.\nAnd this.\n"))
        .isInstanceOfSatisfying(
            Description.class, d -> assertThat(d.text()).isEqualTo("Read this.\nAnd this."));
  }

  @Test
  void aTextAfterTheAnswersMakesAMissingWord() {
    assertThat(understood("Grant is {~buried =entombed ~living} in Grant's tomb.\n").text())
        .isEqualTo("Grant is _____ in Grant's tomb.");
  }

  @ParameterizedTest
  @CsvSource({
    "[html]<b>a</b>,  HTML,     <b>a</b>",
    "[markdown]**a**, MARKDOWN, **a**",
    "[plain]a,        PLAIN,    a",
    "[moodle]a,       PLAIN,    a",
    "[other]a,        PLAIN,    [other]a",
  })
  void theFormatStandsBeforeTheText(String text, TextFormat format, String read) {
    var question = understood("::n::" + text + "{}");

    assertThat(question.textFormat()).isEqualTo(format);
    assertThat(question.text()).isEqualTo(read);
  }

  @Test
  void aPlainAnswerBesideAnHtmlQuestionIsMadeHtml() {
    var question =
        (SingleChoice) understood("[html]<p>?</p>{=[plain]a < b ~[moodle]<i>c</i> ~[html]d}");

    assertThat(question.choices())
        .extracting(Choice::text)
        .containsExactly("a &lt; b", "<i>c</i>", "d");
  }

  @Test
  void escapedCharactersAreText() {
    var question =
        (SingleChoice)
            understood("::a\\:\\:b:: \\{x\\: 1 \\= 1\\}\\\\n \\~ \\# a\\nb \\w {=y\\=1 ~\\~z}");

    assertThat(question.name()).isEqualTo("a::b");
    assertThat(question.text()).isEqualTo("{x: 1 = 1}\\n ~ # a\nb \\w");
    assertThat(question.choices()).extracting(Choice::text).containsExactly("y=1", "~z");
  }

  @Test
  void categoriesAreForWhatFollows() {
    var file =
        read(
            """
            w{}

            $CATEGORY: a/b\\:c

            x{}

            $CATEGORY: d
            y{}

            // quizledger: {"category":"e: f"}
            z{}

            // quizledger: {"category":null}
            z{}

            z{}

            $CATEGORY:

            z{}
            """);

    assertThat(file.questions())
        .extracting(Question::category)
        .containsExactly(null, "a/b:c", "d", "e: f", null, "d", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineBreakWillDoAndAByteOrderMarkToo(String lineBreak) {
    var gift = "\uFEFF// c\n::q::a {\n=b\n~c\n}\n \n::r::d {T}".replace("\n", lineBreak);

    assertThat(read(gift).questions()).hasSize(2);
    assertThat(read(gift).items()).extracting(GiftFile.Item::line).containsExactly(2, 7);
  }

  @Test
  void theExtensionSaysWhatGiftCannot() {
    var ordering =
        (Ordering)
            understood(
                """
                // quizledger: {"type":"ORDERING","points":2.5,"rule":"RIGHT_POSITIONS","difficulty":"hard"}
                Order. {=1 -> a =2 -> b =3 -> a}\
                """);

    assertThat(ordering.items()).extracting(Item::text).containsExactly("a", "b", "a");
    assertThat(ordering.rule()).isEqualTo(OrderingRule.RIGHT_POSITIONS);
    assertThat(ordering.points()).isEqualTo(Points.of("2.5"));
    assertThat(ordering.difficulty()).isEqualTo("hard");
    assertThat(
            ((ShortAnswer) understood("// quizledger: {\"caseSensitive\":true}\n\nx {=y}"))
                .caseSensitive())
        .isTrue();
    assertThat(
            ((MultipleChoice)
                    understood("// quizledger: {\"rule\":\"ALL_OR_NOTHING\"}\nx {~%50%y ~z}"))
                .rule())
        .isEqualTo(ChoicesRule.ALL_OR_NOTHING);
  }

  private static Weight weight(String percent) {
    return new Weight(new BigDecimal(percent));
  }
}
