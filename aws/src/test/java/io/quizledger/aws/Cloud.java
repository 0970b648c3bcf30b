package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A checkout whose pipeline's scripts find programs of a test in the place of `aws` and `docker`.
///
/// @param checkout where `.circleci` is
/// @param state what the cloud is, in files
record Cloud(Path checkout, Path state) {
  static final String BEFORE = "a".repeat(40);
  static final String NEXT = "b".repeat(40);

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  record Outcome(int status, String output) {}

  static Cloud in(Path directory) throws IOException {
    var cloud = new Cloud(directory.resolve("checkout"), directory.resolve("cloud"));
    copy(".circleci", cloud.checkout);
    Files.createDirectories(cloud.checkout.resolve("aws"));
    Files.copy(ROOT.resolve("aws/choices.json"), cloud.checkout.resolve("aws/choices.json"));
    Files.createDirectories(cloud.checkout.resolve("templates"));
    Files.writeString(
        cloud.checkout.resolve("templates/quizledger-staging.template.json"), "{\"next\": true}");
    Files.createDirectories(cloud.state.resolve("bin"));
    cloud.program("aws", text("/circleci/aws.sh"));
    cloud.is("status", "UPDATE_COMPLETE");
    cloud.is("commit", BEFORE);
    cloud.is("template", "{\"before\": true}");
    cloud.is("rollouts", "COMPLETED\tCOMPLETED");
    cloud.is("images", "0");
    cloud.is("calls", "");
    return cloud;
  }

  void is(String what, String value) throws IOException {
    Files.writeString(state.resolve(what), value);
  }

  String what(String name) throws IOException {
    return Files.readString(state.resolve(name)).strip();
  }

  /// The calls of `aws`, in order.
  List<String> calls() throws IOException {
    return what("calls").lines().toList();
  }

  void program(String name, String text) throws IOException {
    var file = state.resolve("bin").resolve(name);
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  Outcome run(String script, String... arguments) throws Exception {
    var command =
        Stream.concat(
                Stream.of(checkout.resolve(".circleci").resolve(script).toString()),
                Arrays.stream(arguments))
            .toList();
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile());
    var environment = builder.environment();
    environment.put("CLOUD", state.toString());
    environment.put("PATH", state.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    environment.put("DEPLOY_WITHIN", "20s");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  private static void copy(String directory, Path to) throws IOException {
    Files.createDirectories(to.resolve(directory));
    try (var files = Files.list(ROOT.resolve(directory))) {
      for (var file : files.filter(path -> path.toString().endsWith(".sh")).toList()) {
        Files.copy(file, to.resolve(directory).resolve(file.getFileName()));
      }
    }
  }

  private static String text(String resource) throws IOException {
    try (var stream = Objects.requireNonNull(Cloud.class.getResourceAsStream(resource))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
