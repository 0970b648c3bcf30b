package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the smoke test takes for a stage that works, with a stand-in for the stage.
@DisabledOnOs(OS.WINDOWS)
class SmokeTest {
  private static final Path SCRIPT = Path.of("../.circleci/smoke.sh").toAbsolutePath().normalize();
  private static final String ACCOUNT = "{\"accountId\":\"a1\",\"email\":\"x\"}";

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean erased;
  private HttpServer server;

  private record Answer(int status, String body) {}

  private record Outcome(int status, String output) {}

  @BeforeEach
  void open() throws IOException {
    answers.put("GET /.well-known/jwks.json", new Answer(200, "{\"keys\":[{\"kty\":\"EC\"}]}"));
    answers.put("GET /actuator/health", new Answer(404, ""));
    answers.put("GET /error", new Answer(404, ""));
    answers.put("POST /api/accounts", new Answer(201, "{\"accountId\":\"a1\"}"));
    answers.put("POST /api/sessions", new Answer(200, "{\"accessToken\":\"t\"}"));
    answers.put("GET /api/accounts/me", new Answer(200, ACCOUNT));
    answers.put("GET /api/quizzes", new Answer(200, "{\"items\":[]}"));
    answers.put("POST /api/accounts/me/erasure", new Answer(204, ""));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void aStageThatWorksPasses() throws Exception {
    var outcome = smoke();
    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(asked)
        .contains("GET /api/accounts/me at 7")
        .containsSubsequence("POST /api/accounts/me/erasure", "POST /api/sessions");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /.well-known/jwks.json,    503, command side is not there",
    "GET /actuator/health,          200, operators' addresses are open to everybody",
    "GET /error,                    200, so is this one",
    "POST /api/accounts,            503, nothing can be written",
    "POST /api/sessions,            401, nobody can sign in",
    "GET /api/accounts/me,          503, the query side does not follow the log",
    "GET /api/accounts/me,          401, the query side does not know the keys",
    "GET /api/quizzes,              500, a read model is broken",
    "POST /api/accounts/me/erasure, 500, nobody can be erased",
  })
  void aStageInWhichSomethingIsAmissFails(String request, int status, String why) throws Exception {
    answers.put(request, new Answer(status, ""));
    var outcome = smoke();
    assertThat(outcome.status()).as(why).isNotZero();
    assertThat(outcome.output()).contains(request + " was answered " + status);
  }

  @Test
  void whoWasRegisteredIsErasedAlsoWhenSomethingFailsLater() throws Exception {
    answers.put("GET /api/accounts/me", new Answer(500, ""));
    assertThat(smoke().status()).isNotZero();
    assertThat(erased).isTrue();
  }

  @Test
  void anAccountOfSomebodyElseFails() throws Exception {
    answers.put("GET /api/accounts/me", new Answer(200, ACCOUNT.replace("a1", "a2")));
    assertThat(smoke().output()).contains("the query side knows another account");
  }

  @Test
  void aStageThatIsNotThereFails() throws Exception {
    server.stop(0);
    var outcome = smoke();
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("was answered 000");
  }

  private Outcome smoke() throws Exception {
    var builder =
        new ProcessBuilder(
                SCRIPT.toString(), "http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .redirectErrorStream(true);
    builder.environment().put("SMOKE_PATIENCE", "0");
    builder.environment().put("no_proxy", "127.0.0.1");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    var position = exchange.getRequestHeaders().getFirst("Log-Position");
    asked.add(position == null ? request : request + " at " + position);
    var answer = answers.getOrDefault(request, new Answer(404, ""));
    var authorized = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (request.equals("POST /api/accounts/me/erasure")) {
      erased = authorized;
    } else if ((request.equals("GET /api/quizzes") && !authorized)
        || (request.equals("POST /api/sessions") && erased)) {
      answer = new Answer(401, "");
    }
    exchange.getResponseHeaders().set("Log-Position", "7");
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
