package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DockerfilesTest {
  @Test
  void theTwoSidesImagesAreBuiltAlike() throws IOException {
    assertThat(dockerfile("command").replace("command", "query")).isEqualTo(dockerfile("query"));
  }

  private static String dockerfile(String side) throws IOException {
    return Files.readString(Path.of("..", side + "-side", "Dockerfile"));
  }
}
