package io.quizledger.events.assessment.gift;

import static io.quizledger.events.assessment.gift.GiftFiles.read;
import static io.quizledger.events.assessment.gift.GiftFiles.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quizledger.events.assessment.Points;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultyGiftTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x {=a ~b                                   | not closed",
        "x =a}                                      | without a {",
        "x {=a ~b} {=c}                             | more than one pair",
        "::x {=a ~b}                                | name that is not closed",
        "x {=a}~b} y                                | more than one pair",
        "x {a ~b}                                   | before the first",
        "x {\"a\": 1}                           | begin neither",
        "x {~a ~b}                                  | positive weight",
        "x {=a ~}                                   | choices[1].text",
        "x {~a}                                     | at least 2",
        "x {=a->b}                                  | pairs must be at least 2",
        "x {=a->b =c}                               | pair without ->",
        "x {=%200%a}                                | ±100",
        "x {=%0.123456%a}                           | 5 decimals",
        "x {#}                                      | answers must be at least 1",
        "x {#abc}                                   | answers[0].value",
        "x {#1:-1}                                  | tolerance",
        "x {#5..1}                                  | below min",
        "{=a ~b}                                    | text must not be empty",
        "[html]x{=[markdown]a ~b}                   | markdown beside a question in html",
        "// quizledger: {\"points\":\"5\"}¶x {}     | points",
        "// quizledger: {\"points\":1.23456}¶x {}   | four decimals",
        "// quizledger: {\"points\":1e99}¶x {}      | too many points",
        "// quizledger: {\"points\":10001}¶x {}     | points must lie",
        "// quizledger: {\"point\":5}¶x {}          | unknown field",
        "// quizledger: {\"points\":5¶x {}          | no JSON",
        "// quizledger: {\"points\":1e99999999999}¶x {} | no JSON",
        "// quizledger: 5¶x {}                      | no JSON object",
        "// quizledger: {\"type\":\"NUMERIC\"}¶x {} | says that its type is",
        "// quizledger: {\"category\":5}¶x {}       | category that is no text",
        "// quizledger: {\"rule\":\"NO\"}¶x {~%9%a ~b} | rule that there is not",
        "// quizledger: {\"exactly\":{\"type\":\"ESSAY\"}}¶x {} | exactly that is no question",
        "::n::a\u0007b {}                          | control characters",
      })
  void aFaultNamesItsLineAndReason(String gift, String reason) {
    var file = read("ok {T}\n\n" + gift.replace('¶', '\n') + "\n\nok {F}\n");

    assertThat(file.questions()).hasSize(2);
    assertThat(file.items()).hasSize(3);
    assertThat(file.items().get(1))
        .isInstanceOfSatisfying(
            GiftFile.NotUnderstood.class, item -> assertThat(item.reason()).contains(reason));
    assertThat(file.items().get(1).line()).isBetween(3, 4);
  }

  @Test
  void aBlankLineWithinAnswersLosesThatQuestionAloneAndTellsOfEachPart() {
    var file =
        read("::a::x {\n=y\n\n~z\n\n~zz\n}\n\n::b::x {=y ~z}\n\n::c::x {\n=y\n\n::d::x {T}\n");

    assertThat(file.questions()).extracting(q -> q.name()).containsExactly("b", "d");
    assertThat(file.items())
        .filteredOn(GiftFile.NotUnderstood.class::isInstance)
        .extracting(GiftFile.Item::line)
        .containsExactly(1, 4, 6, 11);
  }

  @Test
  void wherASoundFileIsCutTheQuestionAtTheCutIsNotTaken() {
    var whole =
        """
        ::one::Who is it? {
        	=a#yes
        	~b
        }

        // quizledger: {"points":2}
        ::two::Grant is {=here ~there} now.

        ::three::Read this.
        """;
    var all = read(whole).questions().stream().map(GiftFiles::withoutIds).toList();

    for (var cut = 0; cut < whole.length(); cut++) {
      var file = reader().read(whole.substring(0, cut).getBytes(StandardCharsets.UTF_8));
      if (file instanceof GiftFile.Read(var items)) {
        var questions =
            new GiftFile.Read(items).questions().stream().map(GiftFiles::withoutIds).toList();
        // Exactly after the brace nobody can know that a missing word's sentence went on.
        if (!whole.substring(0, cut).strip().endsWith("~there}")) {
          assertThat(questions).as("cut at %d", cut).isEqualTo(all.subList(0, questions.size()));
        }
      }
    }
    assertThat(all).hasSize(3);
  }

  @Test
  void whatIsNoGiftFileIsRefusedWhole() {
    assertThat(reader().read(new byte[] {'a', '{', '}', '\n', (byte) 0xff, 'b'}))
        .isEqualTo(new GiftFile.Unreadable(2, "is no UTF-8 text"));
    assertThat(reader().read("a{}\n\n\0".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            GiftFile.Unreadable.class, file -> assertThat(file.line()).isEqualTo(3));
    assertThat(
            reader().read("Dear Sir,\n\nplease find enclosed.\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(GiftFile.Unreadable.class);
    assertThat(reader().read("a{T}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(GiftFile.Unreadable.class);
    assertThat(read("").items()).isEmpty();
  }

  @Test
  void whatIsTooLargeIsRefusedWhole() {
    var limits = new GiftLimits(100, 3);
    var reader = new GiftReader(reader().ids(), reader().rules(), limits);

    assertThat(reader.read("x{T}\n\n".repeat(3).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(GiftFile.Read.class);
    assertThat(reader.read("x{T}\n\n".repeat(4).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(GiftFile.TooLarge.class);
    assertThat(reader.read(new byte[101])).isInstanceOf(GiftFile.TooLarge.class);
  }

  @Test
  void whatIsToldOfAQuestionIsShortHoweverLongItIs() {
    var words = "word ".repeat(2_000);
    var file = read("::%s::x {%s ~b}\n\nx {=a %s}\n".formatted(words, words, "~ ".repeat(400)));

    assertThat(file.items())
        .hasSize(2)
        .allSatisfy(
            item ->
                assertThat(item)
                    .isInstanceOfSatisfying(
                        GiftFile.NotUnderstood.class,
                        told -> assertThat(told.reason()).hasSizeLessThan(600)));
  }

  @Test
  void thousandsOfAnswersAreNotEvenCounted() {
    assertThat(read("x {=a " + "~b ".repeat(100_000) + "}\n").items().getFirst())
        .isInstanceOfSatisfying(
            GiftFile.NotUnderstood.class,
            item -> assertThat(item.reason()).isEqualTo("has more than 10,000 answers"));
  }

  @Test
  void aFileOfNothingButLinesIsReadLineByLine() {
    var reader = new GiftReader(reader().ids(), reader().rules(), new GiftLimits(8_388_608, 9));

    for (var lines : List.of("\n", "\r", "\r\n", "//\n", "// quizledger: {}\n\n", "a\n\n", "a\r")) {
      var file = lines.repeat(8_388_608 / lines.length()).getBytes(StandardCharsets.UTF_8);
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reader.read(file), lines);
    }
  }

  @Test
  void commentsBelongToTheQuestionAfterThemAcrossBlankLines() {
    var file = read("// quizledger: {\"points\":2}\r\r\n// a note\n\n\nx {T}\n\n// the end");

    assertThat(file.questions().getFirst().points()).isEqualTo(Points.of("2"));
    assertThat(file.items()).hasSize(1);
  }

  @Test
  void nothingTakesMoreTimeThanItsLength() {
    var size = 1_000_000;
    var nasty =
        List.of(
            "{".repeat(size),
            "x{" + "=".repeat(size) + "}",
            "x{" + "~%".repeat(size / 2) + "}",
            "x{=" + "#".repeat(size) + "}",
            "x{#" + "..".repeat(size / 2) + "}",
            "x{#" + "9".repeat(size) + "}",
            "::".repeat(size / 2) + "{}",
            "\\".repeat(size) + "{}",
            "x{=" + "->".repeat(size / 2) + "}",
            "x{\n\n".repeat(9_000),
            "// quizledger: " + "[".repeat(size) + "\nx{}",
            "// quizledger: {\"points\":" + "1".repeat(size) + "}\nx{}",
            "x{" + IntStream.range(0, size / 10).mapToObj(i -> "=a" + i).toList() + "}");

    for (var gift : nasty) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> assertThat(read(gift + "\n").questions()).isEmpty(),
          gift.substring(0, 20));
    }
  }
}
