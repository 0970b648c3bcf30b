package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every program can be started before its database.
class StartedFirstIT {
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"command-side", "query-side", "standalone"})
  void a_program_waits_for_its_database_and_says_so(String module) throws Exception {
    var port = Program.freePort();
    try (var database = DatabaseServer.embedded(directory);
        var program = start(module, port, database.uri())) {
      program.says("Waiting for the database");
      program.answersAt(port, "/actuator/health/liveness", 200);
      assertThat(status(port, "/actuator/health/readiness")).isEqualTo(503);
      assertThat(status(port, "/api/quizzes")).isEqualTo(503);

      database.startAgain();

      program.readyAt(port);
      assertThat(status(port, "/api/quizzes")).isEqualTo(401);
      assertThat(program.output()).doesNotContain("stack_trace").doesNotContain("\tat ");
    }
  }

  private Program start(String module, int port, String uri) throws IOException {
    var output = directory.resolve("program.log");
    return module.equals("standalone")
        ? Program.standalone(
            output,
            Map.of(
                "QUIZLEDGER_PORT", Integer.toString(port),
                "QUIZLEDGER_DATA", directory.resolve("standalone").toString(),
                "QUIZLEDGER_MONGODB_URI", uri))
        : Program.side(module, output, port, uri, Map.of());
  }

  private int status(int port, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
