package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesTest {
  @Test
  void onlyTheStagesThatAreChosenAreMade(@TempDir Path directory) {
    new Infrastructure(directory, Map.of("stages", List.of("staging"))).write();
    assertThat(directory.resolve("quizledger-staging.template.json")).exists();
    assertThat(directory.resolve("quizledger-production.template.json")).doesNotExist();
  }

  @Test
  void aStageThatThereIsNotIsRefused(@TempDir Path directory) {
    assertThatThrownBy(
            () -> new Infrastructure(directory, Map.of("stages", List.of("staging", "test"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[staging, test]");
  }
}
