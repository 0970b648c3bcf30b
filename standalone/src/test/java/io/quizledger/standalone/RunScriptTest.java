package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `./run` says before it starts anything.
@DisabledOnOs(OS.WINDOWS)
class RunScriptTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int CANNOT_START = 2;

  @TempDir Path directory;

  private record Outcome(int status, String output) {}

  @ParameterizedTest
  @CsvSource({"--help", "-h", "--demo --help"})
  void help_lists_every_option(String arguments) throws Exception {
    var help = bash(ROOT, "./run " + arguments);
    assertThat(help.status()).isZero();
    assertThat(help.output())
        .contains("--port", "--data", "--mongodb", "--demo", "--skip-build", "--help")
        .contains("QUIZLEDGER_PORT", "QUIZLEDGER_DATA", "QUIZLEDGER_MONGODB_URI");
  }

  @ParameterizedTest
  @CsvSource({
    "--nope,        unknown option --nope",
    "--demo nope,   unknown option nope",
    "--port,        --port needs a value",
    "--data=,       --data needs a value",
  })
  void what_cannot_be_understood_is_named_in_one_line(String arguments, String line)
      throws Exception {
    var refused = bash(ROOT, "./run " + arguments);
    assertThat(refused.status()).isEqualTo(CANNOT_START);
    assertThat(refused.output()).isEqualTo("run: " + line + "; ./run --help lists the options\n");
  }

  @Test
  void a_missing_jdk_is_named_with_where_to_get_it() throws Exception {
    var refused = bash(ROOT, ". build/jdk.sh; needed=999; need_jdk");
    assertThat(refused.status()).isEqualTo(CANNOT_START);
    assertThat(refused.output())
        .hasLineCount(1)
        .contains("JDK 999 or later is missing", "https://adoptium.net/", "JAVA_HOME");
  }

  @Test
  void a_missing_maven_is_named_with_where_to_get_it() throws Exception {
    var refused =
        bash(
            ROOT,
            ". build/jdk.sh; mkdir '%1$s/bin'; ln -s \"$(command -v basename)\" '%1$s/bin/';"
                    .formatted(directory)
                + " PATH='%s/bin'; need_maven".formatted(directory));
    assertThat(refused.status()).isEqualTo(CANNOT_START);
    assertThat(refused.output())
        .hasLineCount(1)
        .contains("Maven 3.8.6 or later is missing", "https://maven.apache.org/install.html");
  }

  @Test
  void what_was_never_built_cannot_be_started_without_building() throws Exception {
    Files.createDirectory(directory.resolve("build"));
    Files.copy(ROOT.resolve("run"), directory.resolve("run"));
    Files.copy(ROOT.resolve("build/jdk.sh"), directory.resolve("build/jdk.sh"));
    var refused = bash(directory, "bash ./run --skip-build");
    assertThat(refused.status()).isEqualTo(CANNOT_START);
    assertThat(refused.output())
        .isEqualTo("run: nothing is built yet; start once without --skip-build\n");
  }

  private static Outcome bash(Path where, String command) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("bash", "-c", command, "run"));
    var process =
        new ProcessBuilder(all).directory(where.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }
}
