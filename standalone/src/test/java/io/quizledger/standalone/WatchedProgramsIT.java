package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What both programs let operators see: meters, logs and traces.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedProgramsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REQUEST = "one-and-the-same";

  @TempDir static Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> spans = new CopyOnWriteArrayList<>();
  private EmbeddedMongoDb mongodb;
  private HttpServer collector;
  private Program commands;
  private Program queries;
  private String commandSide;
  private String querySide;
  private String token;

  @BeforeAll
  void start() throws Exception {
    mongodb = EmbeddedMongoDb.inMemory();
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          spans.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    var commandPort = Program.freePort();
    var queryPort = Program.freePort();
    commands = side("command-side", commandPort);
    queries = side("query-side", queryPort);
    commands.readyAt(commandPort);
    queries.readyAt(queryPort);
    commandSide = "http://localhost:" + commandPort;
    querySide = "http://localhost:" + queryPort;
    somethingHappens();
  }

  private Program side(String name, int port) throws IOException {
    return Program.side(
        name,
        directory.resolve(name + ".log"),
        port,
        mongodb.connectionString() + "/watched",
        Map.of(
            "quizledger.accounts.choose-role",
            "true",
            "quizledger.tracing.endpoint",
            "http://localhost:%d/v1/traces".formatted(collector.getAddress().getPort()),
            "management.opentelemetry.tracing.export.schedule-delay",
            "100ms",
            "logging.level.io.quizledger.platform.web",
            "debug",
            // The first facts are folded while both programs have only just started.
            "quizledger.projections.wait-limit",
            "20s"));
  }

  /// An instructor makes a quiz, and a command and a query are refused.
  private void somethingHappens() throws Exception {
    var email = "ines@example.org";
    var password = "correct horse battery";
    post(
        "/api/accounts",
        """
        {"email": "%s", "password": "%s", "displayName": "Ines", "role": "INSTRUCTOR"}\
        """
            .formatted(email, password));
    var session =
        post(
            "/api/sessions",
            """
            {"email": "%s", "password": "%s"}\
            """
                .formatted(email, password));
    token = json.readTree(session.body()).path("accessToken").asText();
    var quiz = post("/api/quizzes", "{\"title\": \"Watched\"}");
    assertThat(quiz.statusCode()).as(quiz.body()).isEqualTo(201);
    var position = quiz.headers().firstValue("Log-Position").orElseThrow();
    var seen = get("/api/quizzes", position);
    assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
    post("/api/quizzes", "{}");
    token = "";
    get("/api/quizzes", position);
  }

  @AfterAll
  void stop() throws Exception {
    commands.close();
    queries.close();
    collector.stop(0);
    mongodb.close();
  }

  @Test
  void everyMeterThatIsNamedSomewhereIsShown() throws Exception {
    var named = NamedMeters.all();
    assertThat(named).hasSizeGreaterThan(30);
    // Some are there only once there was something to count, as a collection of the heap.
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var shown = shown();
              named.forEach(
                  (meter, where) -> assertThat(shown).as("named in %s", where).contains(meter));
            });
  }

  private Set<String> shown() {
    return Stream.of(commandSide, querySide)
        .flatMap(side -> meters(side).lines())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  @Test
  void refusalsAreCountedByTheirCodes() {
    assertThat(meters(commandSide))
        .contains("quizledger_refusals_total{code=\"VALIDATION_FAILED\"} 1.0");
    assertThat(meters(querySide))
        .contains("quizledger_refusals_total{code=\"UNAUTHENTICATED\"} 1.0");
  }

  @Test
  void theIdOfARequestStandsInTheLogsOfBothSides() {
    for (var program : List.of(commands, queries)) {
      Awaitility.await()
          .atMost(SOON)
          .until(
              () ->
                  lines(program).anyMatch(line -> line.path("requestId").asText().equals(REQUEST)));
    }
  }

  @Test
  void everyLineOfALogIsAnObject() {
    for (var program : List.of(commands, queries)) {
      assertThat(lines(program)).isNotEmpty().allMatch(line -> line.has("message"));
    }
  }

  @Test
  void aRequestIsOneTraceOnBothSides() {
    var trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);

    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(spans)
                  .anyMatch(
                      sent ->
                          sent.contains("command-side")
                              && sent.contains("http post /api/quizzes")
                              && sent.contains(trace));
              assertThat(spans)
                  .anyMatch(
                      sent ->
                          sent.contains("query-side")
                              && sent.contains("fold catalogue")
                              && sent.contains(trace));
            });
  }

  private Stream<JsonNode> lines(Program program) {
    return program
        .output()
        .lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            });
  }

  private String meters(String side) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(side + "/actuator/prometheus")).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        request(commandSide + path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String position) throws Exception {
    return http.send(
        request(querySide + path).header("Log-Position", position).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String uri) {
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("X-Request-Id", REQUEST)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
    return token == null || token.isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + token);
  }
}
