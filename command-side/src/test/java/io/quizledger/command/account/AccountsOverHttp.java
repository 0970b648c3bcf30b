package io.quizledger.command.account;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.quizledger.command.CommandSide;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command side on an embedded server, or on the one that `QUIZLEDGER_TEST_MONGODB_URI` names,
/// asked over HTTP.
@SpringBootTest(
    classes = CommandSide.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "quizledger.passwords.memory-kib=256",
      "quizledger.passwords.iterations=1",
      "quizledger.accounts.choose-role=true",
      "quizledger.accounts.recovery-interval=1h",
      "quizledger.sessions.clean-up-interval=1h",
      "quizledger.throttle.failures-from-address=1000",
      "quizledger.throttle.trusted-proxies=127.0.0.1",
      "quizledger.admin.email=root@school.example",
      "quizledger.admin.password=correct horse battery"
    })
@Import(AccountsContext.class)
abstract class AccountsOverHttp {
  static final String PASSWORD = "a good long password";
  private static final String NAME = "people_" + System.nanoTime();
  private static final String SERVER =
      Optional.ofNullable(System.getenv("QUIZLEDGER_TEST_MONGODB_URI"))
          .orElseGet(() -> EmbeddedMongoDb.inMemory().connectionString());
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort int port;
  @Autowired MovableClock clock;
  @Autowired MongoDatabase database;

  static {
    if (System.getenv("QUIZLEDGER_TEST_MONGODB_URI") != null) {
      // The context outlives this class, and so does its database.
      Runtime.getRuntime().addShutdownHook(new Thread(AccountsOverHttp::drop));
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", () -> SERVER);
    settings.add("quizledger.mongodb.database", () -> NAME);
  }

  private static void drop() {
    try (var client = MongoClients.create(SERVER)) {
      client.getDatabase(NAME).drop();
    }
  }

  static String newEmail() {
    return "learner" + NUMBER.incrementAndGet() + "@school.example";
  }

  /// A registered account and one session of it.
  SignedIn someone() {
    var email = newEmail();
    register(email, PASSWORD);
    return signIn(email, PASSWORD);
  }

  SignedIn administrator() {
    return signIn("root@school.example", "correct horse battery");
  }

  Answer register(String email, String password) {
    return post("/api/accounts")
        .json(
            """
            {"email": "%s", "password": "%s", "displayName": "Ada"}\
            """
                .formatted(email, password))
        .send();
  }

  SignedIn signIn(String email, String password) {
    var answer = trySignIn(email, password);
    if (answer.status() != 200) {
      throw new AssertionError("cannot sign in: " + answer);
    }
    return new SignedIn(
        email,
        answer.body().get("account").get("accountId").stringValue(),
        answer.body().get("accessToken").stringValue(),
        answer.cookie());
  }

  Answer trySignIn(String email, String password) {
    return signInRequest(email, password).send();
  }

  Request signInRequest(String email, String password) {
    return post("/api/sessions")
        .json(
            """
            {"email": "%s", "password": "%s"}\
            """
                .formatted(email, password));
  }

  Request get(String path) {
    return new Request("GET", path);
  }

  Request post(String path) {
    return new Request("POST", path);
  }

  Request put(String path) {
    return new Request("PUT", path);
  }

  Request patch(String path) {
    return new Request("PATCH", path);
  }

  Request delete(String path) {
    return new Request("DELETE", path);
  }

  record SignedIn(String email, String accountId, String accessToken, String cookie) {}

  record Answer(int status, JsonNode body, HttpResponse<String> response) {
    String code() {
      return body.path("code").asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The refresh token's cookie as a browser sends it back.
    String cookie() {
      return header("Set-Cookie").split(";", 2)[0];
    }
  }

  final class Request {
    private final String method;
    private final HttpRequest.Builder builder;
    private String body = "";

    private Request(String method, String path) {
      this.method = method;
      builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    Request json(String body) {
      this.body = body;
      return header("Content-Type", "application/json");
    }

    Request header(String name, String value) {
      builder.header(name, value);
      return this;
    }

    Request as(SignedIn who) {
      return header("Authorization", "Bearer " + who.accessToken());
    }

    Request cookie(String cookie) {
      return header("Cookie", cookie);
    }

    Answer send() {
      try {
        var response =
            HTTP.send(
                builder.method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        var text = response.body();
        return new Answer(
            response.statusCode(),
            text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode(),
            response);
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
