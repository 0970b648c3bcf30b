package io.quizledger.standalone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalProxyTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer commands;
  private HttpServer queries;
  private LocalProxy proxy;

  @BeforeEach
  void start() throws IOException {
    commands = side("commands");
    queries = side("queries");
    proxy = new LocalProxy(0, address(commands), address(queries)).start();
  }

  @AfterEach
  void stop() {
    proxy.close();
    commands.stop(0);
    queries.stop(0);
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/quizzes,                    queries",
    "GET,    /,                               queries",
    "POST,   /api/quizzes,                    commands",
    "PATCH,  /api/accounts/me,                commands",
    "DELETE, /api/attempts/a/answers/q,       commands",
    "GET,    /api/sessions/current,           commands",
    "GET,    /api/audits/scores/a,            commands",
    "GET,    /.well-known/jwks.json,          commands",
    "GET,    /v3/api-docs/commands,           commands",
    "POST,   /api/projections/quizzes/rebuild, queries",
    "POST,   /api/log/verifications,          queries",
    "PUT,    /api/logs,                       commands",
  })
  void every_request_goes_to_the_side_that_the_routing_table_names(
      String method, String path, String side) throws Exception {
    assertThat(send(method, path + "?a=%20b", "body").body())
        .isEqualTo("%s: %s %s?a=%%20b body".formatted(side, method, path));
  }

  @ParameterizedTest
  @CsvSource({"/actuator/health", "/actuator", "/error"})
  void what_nobody_may_reach_is_not_there(String path) throws Exception {
    assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_side_that_is_not_there_is_a_bad_gateway() throws Exception {
    queries.stop(0);
    assertThat(send("GET", "/api/quizzes", "").statusCode()).isEqualTo(502);
    assertThat(send("POST", "/api/quizzes", "").statusCode()).isEqualTo(200);
  }

  /// What broke off may have become a fact, and would become a second one.
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void a_request_that_broke_off_is_not_sent_again(String method) throws Exception {
    var asked = new AtomicInteger();
    commands.createContext(
        "/api/broken",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.close();
        });
    // So that there is a connection that was good before.
    send(method, "/api/quizzes", "body");

    assertThat(send(method, "/api/broken", "body").statusCode()).isEqualTo(502);
    assertThat(asked).hasValue(1);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(proxy.address() + path))
            .method(method, BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static URI address(HttpServer side) {
    return URI.create("http://localhost:" + side.getAddress().getPort());
  }

  /// Answers with its name and with what it was asked.
  private static HttpServer side(String name) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var answer =
              "%s: %s %s %s"
                  .formatted(name, exchange.getRequestMethod(), exchange.getRequestURI(), body)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
