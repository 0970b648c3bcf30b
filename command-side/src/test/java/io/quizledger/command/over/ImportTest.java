package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ImportTest extends OverHttp {
  private static final String FILE =
      """
      ::Capital:: The capital of France is {=Paris ~Rome ~Berlin}

      ::Broken:: This one { =never ends

      ::Round:: The earth is round {T}
      """;

  @Test
  void whatCanBeReadIsImportedInOneCommitAndTheRestReported() {
    var author = instructor();
    var quiz = draft(author);

    var report = bringIn(author, quiz, "", FILE).send();

    assertThat(report.status()).as("%s", report).isEqualTo(200);
    assertThat(report.body().path("imported").asInt()).isEqualTo(2);
    assertThat(report.body().path("skipped").asInt()).isEqualTo(1);
    var items = report.body().path("items");
    assertThat(items.path(0).path("status").asString()).isEqualTo("IMPORTED");
    assertThat(items.path(0).path("questionId").asString()).isNotEmpty();
    assertThat(items.path(1).path("line").asInt()).isEqualTo(3);
    assertThat(items.path(1).path("status").asString()).isEqualTo("SKIPPED");
    assertThat(items.path(1).path("reason").asString()).isNotEmpty();
    assertThat(report.etag()).isEqualTo("\"3\"");
    assertThat(author.post(quiz.path("/publication")).from(report).send().status()).isEqualTo(200);
  }

  @Test
  void aRehearsalReportsAndChangesNothing() {
    var author = instructor();
    var quiz = draft(author);

    var report = bringIn(author, quiz, "?dryRun=true", FILE).key("k").send();

    assertThat(report.body().path("imported").asInt()).isEqualTo(2);
    assertThat(report.etag()).isEqualTo(quiz.last().etag());
    assertThat(report.header("Log-Position")).isEmpty();
    assertThat(bringIn(author, quiz, "", FILE).send().status()).isEqualTo(200);
  }

  @Test
  void whoeverLeavesOpenWhetherItIsARehearsalImportsNothing() {
    var author = instructor();
    var quiz = draft(author);

    assertThat(bringIn(author, quiz, "?dryRun", FILE).send().faults()).containsExactly("dryRun");
    assertThat(bringIn(author, quiz, "?dryRun=1", FILE).send().faults()).containsExactly("dryRun");
    assertThat(bringIn(author, quiz, "?dryRun=false", FILE).send().status()).isEqualTo(200);
  }

  @Test
  void aRepeatedImportImportsOnceAndGetsTheFirstReport() {
    var author = instructor();
    var quiz = draft(author);

    var first = bringIn(author, quiz, "", FILE).key("k").send();
    var again = bringIn(author, quiz, "", FILE).key("k").send();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Log-Position")).isEqualTo(first.header("Log-Position"));
  }

  @Test
  void aRepeatedImportGetsTheFirstReportAlsoWhereMoreOrLessOfTheFileCanBeReadByThen() {
    var author = instructor();
    var here = draft(author);
    var there = draft(author);
    try (var other = withLimits("--quizledger.assessment.name-length=6")) {
      var stricter = author.at(port(other));

      var first = bringIn(author, here, "", FILE).key("here").send();
      var again = bringIn(stricter, here, "", FILE).key("here").send();
      var firstThere = bringIn(stricter, there, "", FILE).key("there").send();
      var againHere = bringIn(author, there, "", FILE).key("there").send();

      assertThat(first.body().path("imported").asInt()).isEqualTo(2);
      assertThat(again.body()).as("%s", again).isEqualTo(first.body());
      assertThat(again.header("Log-Position")).isEqualTo(first.header("Log-Position"));
      assertThat(firstThere.body().path("imported").asInt()).isEqualTo(1);
      assertThat(againHere.body().path("imported").asInt()).as("%s", againHere).isEqualTo(1);
      assertThat(againHere.body().path("skipped").asInt()).isEqualTo(2);
      assertThat(againHere.body().path("items").path(2))
          .isEqualTo(firstThere.body().path("items").path(2));
      var skipped = againHere.body().path("items").path(0);
      assertThat(skipped.path("line").asInt()).isEqualTo(1);
      assertThat(skipped.path("status").asString()).isEqualTo("SKIPPED");
      assertThat(skipped.path("reason").asString())
          .isEqualTo("could not be read when the file was imported");
    }
  }

  @Test
  void aRepeatedImportGetsItsReportAlsoWhereTheFileHasBecomeTooLarge() {
    var author = instructor();
    var quiz = draft(author);
    try (var other = withLimits("--quizledger.quiz.questions=1")) {
      var stricter = author.at(port(other));

      var first = bringIn(author, quiz, "", FILE).key("k").send();
      var again = bringIn(stricter, quiz, "", FILE).key("k").send();
      var another = bringIn(stricter, quiz, "", FILE).key("another").send();

      assertThat(again.status()).as("%s", again).isEqualTo(200);
      assertThat(again.etag()).isEqualTo(first.etag());
      assertThat(again.body().path("imported").asInt()).isEqualTo(2);
      assertThat(again.body().path("skipped").asInt()).isEqualTo(1);
      assertThat(again.body().path("items").path(2)).isEqualTo(first.body().path("items").path(2));
      assertThat(another.status()).isEqualTo(413);
    }
  }

  private ConfigurableApplicationContext withLimits(String limit) {
    return anotherProgram(
        "--server.port=0", "--quizledger.mongodb.uri=" + DATABASE.connectionString(), limit);
  }

  @Test
  void whatIsNoGiftFileIsRefused() {
    var author = instructor();
    var quiz = draft(author);

    assertThat(bringIn(author, quiz, "", "Just some prose.\n").send().code())
        .isEqualTo("MALFORMED");
    assertThat(
            author
                .post(quiz.path("/imports"))
                .from(quiz.last())
                .body("text/x-gift", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1})
                .send()
                .code())
        .isEqualTo("MALFORMED");
    assertThat(author.post(quiz.path("/imports")).from(quiz.last()).json("{}").send().status())
        .isEqualTo(415);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    var author = instructor();
    var quiz = draft(author);

    var huge = bringIn(author, quiz, "", "x".repeat(50_000_000)).send();
    var many = bringIn(author, quiz, "", "The sky is blue {T}\n\n".repeat(10_001)).send();

    assertThat(huge.status()).isEqualTo(413);
    assertThat(many.status()).isEqualTo(413);
  }

  @Test
  void tenThousandQuestionsAreImportedAndPublished() {
    var author = instructor();
    var quiz = draft(author);

    var report =
        bringIn(author, quiz, "", "The sky is blue {T#Look up#Indeed}\n\n".repeat(10_000)).send();

    assertThat(report.body().path("imported").asInt()).as("%s", report.status()).isEqualTo(10_000);
    var published = author.post(quiz.path("/publication")).from(report).send();
    assertThat(published.status()).as("%s", published).isEqualTo(200);
    var full = bringIn(author, quiz.after(published), "", FILE).send();
    assertThat(full.code()).isEqualTo("TOO_LARGE");
    assertThat(start(learner(), quiz).start().body().path("questions").size()).isEqualTo(10_000);
  }

  private static Call bringIn(Person author, KnownQuiz quiz, String query, String file) {
    return author
        .post(quiz.path("/imports" + query))
        .from(quiz.last())
        .body("text/x-gift", file.getBytes(StandardCharsets.UTF_8));
  }
}
