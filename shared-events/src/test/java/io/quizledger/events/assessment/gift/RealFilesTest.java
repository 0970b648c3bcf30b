package io.quizledger.events.assessment.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.SingleChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files of real questions, where there are any: in the folder that `QUIZLEDGER_TEST_GIFT` names,
/// or in `shared/data/gift` beside a folder above this one.
class RealFilesTest {
  private static final int QUESTIONS = 4_969;

  @Test
  void everyQuestionOfTheRealFilesIsReadAndComesBackFromAnExport() throws IOException {
    var files = files();
    assumeTrue(files.size() == 3, "no real files here");
    var total = 0;
    for (var file : files) {
      var read = (GiftFile.Read) GiftFiles.reader().read(Files.readAllBytes(file));
      assertThat(read.items()).allMatch(GiftFile.Understood.class::isInstance);
      assertThat(read.questions()).allMatch(SingleChoice.class::isInstance);
      assertThat(plain(GiftFiles.read(GiftWriter.write(read.questions())).questions()))
          .isEqualTo(plain(read.questions()));
      total += read.questions().size();
    }
    assertThat(total).isEqualTo(QUESTIONS);
  }

  private static List<?> plain(List<Question> questions) {
    return questions.stream().map(GiftFiles::withoutIds).toList();
  }

  private static List<Path> files() throws IOException {
    var folder = folder();
    if (folder == null) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".gift")).sorted().toList();
    }
  }

  private static Path folder() {
    var named = System.getenv("QUIZLEDGER_TEST_GIFT");
    if (named != null) {
      return Path.of(named);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(above -> above.resolve("shared/data/gift"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }
}
