package io.quizledger.standalone;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program and the people who use it, over HTTP.
final class School {
  static final String PASSWORD = "a good long password";
  static final String ROOT = "root@school.example";
  static final KeyPair KEY = Jwts.SIG.ES256.keyPair().build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private long position;

  School(int port) {
    this.port = port;
  }

  /// The settings of a program that this school can use.
  static Map<String, String> settings() {
    return Map.of(
        "quizledger.signing.keys", Jwks.UNSAFE_JSON(Jwks.builder().keyPair(KEY).id("walk").build()),
        "quizledger.admin.email", ROOT,
        "quizledger.admin.password", PASSWORD,
        "quizledger.accounts.choose-role", "true",
        "quizledger.sessions.secure-cookie", "false",
        "quizledger.passwords.memory-kib", "64",
        "quizledger.passwords.iterations", "1",
        "quizledger.throttle.failures-from-address", "100000");
  }

  /// Somebody who is signed in.
  record Someone(String email, String accountId, String role, String token, String cookie) {}

  /// What came back; of a stream only its beginning.
  record Answer(int status, String text, HttpResponse<InputStream> response) {
    JsonNode json() {
      return JSON.readTree(text);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  static String newEmail() {
    return "somebody" + NUMBER.incrementAndGet() + "@school.example";
  }

  Someone root() {
    return signIn(ROOT, PASSWORD);
  }

  Someone someone(String role) {
    var email = newEmail();
    var asked = role.equals("INSTRUCTOR") ? role : "LEARNER";
    var id =
        ok(
                "POST",
                "/api/accounts",
                null,
                """
                {"email": "%s", "password": "%s", "displayName": "Somebody", "role": "%s"}\
                """
                    .formatted(email, PASSWORD, asked))
            .json()
            .get("accountId")
            .stringValue();
    if (!role.equals(asked)) {
      ok("PUT", "/api/accounts/" + id + "/role", root(), "{\"role\": \"" + role + "\"}");
    }
    return signIn(email, PASSWORD);
  }

  /// A quiz that anybody may sit.
  ///
  /// @param path where it is
  /// @param question its only question's id
  record ShortQuiz(String path, String question) {}

  /// A published quiz of one question, whose response is `{"value": …}`.
  ShortQuiz shortQuiz() {
    return shortQuiz("{}");
  }

  /// Such a quiz with these settings.
  ShortQuiz shortQuiz(String settings) {
    var author = someone("INSTRUCTOR");
    var quiz =
        ok("POST", "/api/quizzes", author, "{\"title\": \"One\", \"visibility\": \"PUBLIC\"}");
    var path = "/api/quizzes/" + quiz.json().path("quizId").stringValue();
    var asked =
        ok(
            "POST",
            path + "/questions",
            author,
            "{\"type\": \"TRUE_FALSE\", \"text\": \"Is it?\", \"answer\": true}",
            "If-Match",
            quiz.header("ETag"));
    var set = ok("PUT", path + "/settings", author, settings, "If-Match", asked.header("ETag"));
    ok("POST", path + "/publication", author, null, "If-Match", set.header("ETag"));
    return new ShortQuiz(path, asked.json().path("questionId").stringValue());
  }

  /// The path of a new attempt of `who` at a quiz.
  String attempt(Someone who, ShortQuiz quiz) {
    var started = ok("POST", quiz.path() + "/attempts", who, null);
    return "/api/attempts/" + started.json().path("attemptId").stringValue();
  }

  Someone signIn(String email, String password) {
    var answer =
        ok(
            "POST",
            "/api/sessions",
            null,
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    var account = answer.json().get("account");
    return new Someone(
        email,
        account.get("accountId").stringValue(),
        account.get("role").stringValue(),
        answer.json().get("accessToken").stringValue(),
        answer.header("Set-Cookie").split(";", 2)[0]);
  }

  /// Sends what must succeed.
  Answer ok(String method, String path, Someone who, String body, String... headers) {
    var answer = send(method, path, who == null ? null : who.token(), body, headers);
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.status() + answer.text());
    }
    return answer;
  }

  /// Sends a request; a GET waits until everything that this school did is reflected.
  Answer send(String method, String path, String token, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (method.equals("GET") && position > 0) {
      request.header("Log-Position", Long.toString(position));
    }
    var typed = false;
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].equals("Content-Type");
    }
    if (body != null && !typed) {
      request.header("Content-Type", "application/json");
    }
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      response
          .headers()
          .firstValueAsLong("Log-Position")
          .ifPresent(reached -> position = Math.max(position, reached));
      return new Answer(response.statusCode(), text(response), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(HttpResponse<InputStream> response) throws IOException {
    try (var in = response.body()) {
      var type = response.headers().firstValue("Content-Type").orElse("");
      if (!type.startsWith("text/event-stream")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      var begun = new StringBuilder();
      while (begun.indexOf("data:") < 0 || begun.indexOf("\n\n", begun.indexOf("data:")) < 0) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        begun.append((char) next);
      }
      return begun.toString();
    }
  }

  /// A token that says the same of `who` as a good one, but ends at `end` and is for `audience`.
  static String token(Someone who, Instant end, String audience) {
    return Jwts.builder()
        .header()
        .keyId("walk")
        .and()
        .issuer("quizledger")
        .audience()
        .add(audience)
        .and()
        .subject(who.accountId())
        .claim("role", who.role())
        .claim("sid", "s")
        .id("j")
        .expiration(Date.from(end))
        .signWith(KEY.getPrivate())
        .compact();
  }
}
