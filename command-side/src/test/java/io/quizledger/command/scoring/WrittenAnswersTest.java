package io.quizledger.command.scoring;

import static io.quizledger.command.scoring.Questions.weight;
import static io.quizledger.command.scoring.Questions.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AcceptedText;
import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.ShortAnswer;
import io.quizledger.events.assessment.WrittenText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenAnswersTest {
  @ParameterizedTest
  @CsvSource({
    "Oslo,             Oslo,                    true",
    "Oslo,             OSLO,                    true",
    "Oslo,             '  oslo\t\n',            true",
    "Oslo,             Olso,                    false",
    "Oslo,             '',                      false",
    "New  York,        '\u00a0new\u2003 york ', true",
    "New York,         newyork,                 false",
    "Straße,           STRASSE,                 true",
    "Ångström,         A\u030angstro\u0308m,    true",
    "İstanbul,         i\u0307stanbul,          true",
    "*,                anything,                true",
    "*,                '',                      true",
    "a*,               a,                       true",
    "a*,               ba,                      false",
    "*a,               bca,                     true",
    "a*a,              a,                       false",
    "a*a,              aa,                      true",
    "*ab*abc*,         xabyababcz,              true",
    "*ab*abc,          ababc,                   true",
    "*abc*bc,          abc,                     false",
    "a**b,             a-b,                     true",
    "'2\\*3',          '2*3',                   true",
    "'2\\*3',          '2x3',                   false",
    "'2\\*3*',         '2*3 = 6',               true",
    "'\\',             '\\',                    true",
    "'\\a*',           '\\abc',                 true",
    "a.c,              abc,                     false",
    "(a+)+$,           aaaaaaaaaaaaaaaaaaaaa!,  false",
  })
  void wordsAreComparedAsPeopleReadThem(String accepted, String written, boolean matches) {
    assertThat(Scoring.outcome(words(false, accepted), new WrittenText(written)).correctness())
        .isEqualTo(matches ? Correctness.CORRECT : Correctness.WRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "Oslo, Oslo,      true",
    "Oslo, oslo,      false",
    "Oslo, ' Oslo ',  true",
    "O*,   Oslo,      true",
    "O*,   oslo,      false",
  })
  void capitalsMatterWhereTheQuestionSaysSo(String accepted, String written, boolean matches) {
    assertThat(Scoring.outcome(words(true, accepted), new WrittenText(written)).correctness())
        .isEqualTo(matches ? Correctness.CORRECT : Correctness.WRONG);
  }

  @Test
  void theFirstTextThatMatchesCounts() {
    var question =
        new ShortAnswer(
            Questions.ID,
            null,
            "?",
            null,
            Points.of("4"),
            null,
            null,
            null,
            List.of(
                new AcceptedText("colour", weight("100"), null),
                new AcceptedText("color", weight("75"), "American."),
                new AcceptedText("col*", weight("-12.5"), null),
                new AcceptedText("color*", weight("100"), null)),
            false);

    assertOutcome(Scoring.outcome(question, new WrittenText("colour")), "4", Correctness.CORRECT);
    assertThat(Scoring.outcome(question, new WrittenText("Color")))
        .isEqualTo(new Outcome(Points.of("3"), Points.of("4"), Correctness.PARTIAL, "American."));
    assertOutcome(Scoring.outcome(question, new WrittenText("colors")), "-0.5", Correctness.WRONG);
    assertOutcome(Scoring.outcome(question, new WrittenText("red")), "0", Correctness.WRONG);
  }

  @Test
  void starsCostNoMoreThanTheirLength() {
    var pattern = words(false, "*a".repeat(5_000) + "*b");
    var written = new WrittenText("a".repeat(10_000));

    var outcome =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> Scoring.outcome(pattern, written));

    assertOutcome(outcome, "0", Correctness.WRONG);
  }

  @Test
  void accentsCostNoMoreThanTheirNumber() {
    var accents = "e" + "\u0315\u0300".repeat(50_000);
    var pattern = words(false, accents + "x");

    var outcome =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> Scoring.outcome(pattern, new WrittenText(accents + "X")));

    assertThat(outcome.correctness()).isEqualTo(Correctness.CORRECT);
  }

  private static void assertOutcome(Outcome outcome, String earned, Correctness correctness) {
    assertThat(outcome.points()).isEqualTo(Points.of(earned));
    assertThat(outcome.correctness()).isEqualTo(correctness);
  }
}
