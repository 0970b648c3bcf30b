package io.quizledger.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who uses the program as any client does. Each command has an idempotency key that is
/// the same at every start, so that loading the samples twice changes nothing.
final class DemoClient {
  /// Maps in a fixed order: each program has one of its own otherwise, and what is sent again under
  /// a key must be the same to the byte.
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final int CONFLICT = 409;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  private DemoClient(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /// Registers the account unless it is there, and signs in.
  static DemoClient signedIn(String address, DemoAccount account) {
    var nobody = new DemoClient(address, "");
    nobody.send(
        "POST",
        "/api/accounts",
        null,
        "",
        "application/json",
        json(
            Map.of(
                "email", account.email(),
                "password", account.password(),
                "displayName", account.name(),
                "role", account.role())),
        CONFLICT);
    var session =
        nobody.send(
            "POST",
            "/api/sessions",
            null,
            "",
            "application/json",
            json(Map.of("email", account.email(), "password", account.password())),
            0);
    return new DemoClient(address, session.path("accessToken").asText());
  }

  /// Sends a command.
  ///
  /// @param key the idempotency key
  /// @param revision what `If-Match` says, or nothing
  JsonNode command(String method, String path, String key, String revision, Object body) {
    return send(method, path, key, revision, "application/json", json(body), 0);
  }

  /// Sends a GIFT file.
  JsonNode gift(String path, String key, String revision, String file) {
    return send("POST", path, key, revision, "text/x-gift", file, 0);
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode send(
      String method,
      String path,
      @Nullable String key,
      String revision,
      String type,
      String body,
      int tolerated) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (!revision.isEmpty()) {
      request.header("If-Match", "\"" + revision + "\"");
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300 && answer.statusCode() != tolerated) {
        throw new DemoFailedException(method + " " + path + ": " + answer.body());
      }
      return answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new DemoFailedException(method + " " + path + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted");
    }
  }
}
