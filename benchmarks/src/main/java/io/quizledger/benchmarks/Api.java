package io.quizledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API as a client of both programs sees it, each method at the side that serves it.
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final String commands;
  private final String queries;
  private final HttpClient client;

  Api(String commands, String queries) {
    this.commands = commands;
    this.queries = queries;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  record Answer(int status, JsonNode body, long position, String etag) {
    Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + ", got " + status + ": " + body);
      }
      return this;
    }
  }

  Answer post(String path, String token, @Nullable Object body)
      throws IOException, InterruptedException {
    return send("POST", path, token, body, Map.of());
  }

  Answer put(String path, String token, @Nullable Object body)
      throws IOException, InterruptedException {
    return send("PUT", path, token, body, Map.of());
  }

  Answer get(String path, String token, long position) throws IOException, InterruptedException {
    return send("GET", path, token, null, Map.of("Log-Position", Long.toString(position)));
  }

  Answer send(
      String method, String path, String token, @Nullable Object body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create((method.equals("GET") ? queries : commands) + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    return answer(client.send(request.build(), BodyHandlers.ofString()));
  }

  private static Answer answer(HttpResponse<String> response) {
    var body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    return new Answer(
        response.statusCode(),
        body,
        response.headers().firstValueAsLong("Log-Position").orElse(0),
        response.headers().firstValue("ETag").orElse(""));
  }

  @Override
  public void close() {
    client.close();
  }
}
