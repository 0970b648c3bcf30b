package io.quizledger.events.assessment.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.SingleChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Files of real questions, in the folder that `QUIZLEDGER_TEST_GIFT` names.
@EnabledIfEnvironmentVariable(named = "QUIZLEDGER_TEST_GIFT", matches = ".+")
class RealFilesTest {
  @Test
  void everyQuestionOfTheRealFilesIsReadAndComesBackFromAnExport() throws IOException {
    var files = files();
    assertThat(files).isNotEmpty();
    for (var file : files) {
      var read = (GiftFile.Read) GiftFiles.reader().read(Files.readAllBytes(file));
      assertThat(read.items())
          .hasSize(questionsIn(file))
          .allMatch(GiftFile.Understood.class::isInstance);
      assertThat(read.questions()).allMatch(SingleChoice.class::isInstance);
      assertThat(plain(GiftFiles.read(GiftWriter.write(read.questions())).questions()))
          .isEqualTo(plain(read.questions()));
    }
  }

  private static int questionsIn(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return (int) lines.filter(line -> line.startsWith("::")).count();
    }
  }

  private static List<?> plain(List<Question> questions) {
    return questions.stream().map(GiftFiles::withoutIds).toList();
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(Path.of(System.getenv("QUIZLEDGER_TEST_GIFT")))) {
      return files.filter(file -> file.toString().endsWith(".gift")).sorted().toList();
    }
  }
}
