package io.quizledger.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The HTTP API as a patient client sees it: what fails on the way is sent again with the same
/// idempotency key, until the server says yes or no.
final class Api {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ONE_TRY = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

  private final String commands;
  private final String queries;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final LongAdder retries = new LongAdder();

  Api(String commands, String queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /// An answer: its status, its headers of interest and its body.
  record Answer(int status, @Nullable String etag, @Nullable String position, JsonNode body) {
    boolean isGood() {
      return status >= 200 && status < 300;
    }

    String code() {
      return body.path("code").asText();
    }
  }

  /// A request on its way.
  ///
  /// @param type the body's media type
  /// @param etag what `If-Match` says
  /// @param position what `Log-Position` says
  record Request(
      String method,
      String path,
      @Nullable String token,
      String body,
      String type,
      @Nullable String etag,
      @Nullable String position) {
    static Request of(String method, String path) {
      return new Request(method, path, null, "", "application/json", null, null);
    }

    Request by(String accessToken) {
      return new Request(method, path, accessToken, body, type, etag, position);
    }

    Request with(Object json) {
      try {
        return with("application/json", JSON.writeValueAsString(json));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }

    Request with(String mediaType, String content) {
      return new Request(method, path, token, content, mediaType, etag, position);
    }

    Request ifMatch(@Nullable String revision) {
      return new Request(method, path, token, body, type, revision, position);
    }

    Request notBefore(@Nullable String logPosition) {
      return new Request(method, path, token, body, type, etag, logPosition);
    }
  }

  long retries() {
    return retries.sum();
  }

  /// Sends until there is an answer that is not "come again".
  ///
  /// @throws IllegalStateException there was none for three minutes
  Answer send(Request request) {
    var key = UUID.randomUUID().toString();
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String trouble;
      var pause = PAUSE;
      try {
        var answer = http.send(built(request, key), BodyHandlers.ofString());
        if (!TRY_AGAIN.contains(answer.statusCode())) {
          return answer(answer);
        }
        trouble = answer.statusCode() + " " + answer.body();
        pause = answer.headers().firstValue("Retry-After").map(Api::seconds).orElse(PAUSE);
      } catch (IOException e) {
        trouble = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            request.method() + " " + request.path() + " has no answer: " + trouble);
      }
      retries.increment();
      rest(pause);
    }
  }

  /// Sends and insists on a good answer.
  ///
  /// @throws IllegalStateException the server refuses
  Answer get(Request request) {
    var answer = send(request);
    if (!answer.isGood()) {
      throw new IllegalStateException(
          request.method()
              + " "
              + request.path()
              + " is answered "
              + answer.status()
              + " "
              + answer.body());
    }
    return answer;
  }

  private HttpRequest built(Request request, String key) {
    var http =
        HttpRequest.newBuilder(URI.create(base(request.method(), request.path()) + request.path()))
            .timeout(ONE_TRY);
    if (request.body().isEmpty()) {
      http.method(request.method(), BodyPublishers.noBody());
    } else {
      http.method(request.method(), BodyPublishers.ofString(request.body()))
          .header("Content-Type", request.type());
    }
    if (!request.method().equals("GET")) {
      http.header("Idempotency-Key", key);
    }
    header(http, "Authorization", request.token() == null ? null : "Bearer " + request.token());
    header(http, "If-Match", request.etag());
    header(http, "Log-Position", request.position());
    return http.build();
  }

  private static void header(HttpRequest.Builder http, String name, @Nullable String value) {
    if (value != null) {
      http.header(name, value);
    }
  }

  /// Where the two programs have addresses of their own, the method chooses, with the exceptions of
  /// the architecture document.
  private String base(String method, String path) {
    if (path.startsWith("/api/projections") || path.startsWith("/api/log")) {
      return queries;
    }
    if (path.startsWith("/api/sessions") || path.startsWith("/api/audits")) {
      return commands;
    }
    return method.equals("GET") ? queries : commands;
  }

  private static Answer answer(HttpResponse<String> response) throws IOException {
    var headers = response.headers();
    return new Answer(
        response.statusCode(),
        headers.firstValue("ETag").orElse(null),
        headers.firstValue("Log-Position").orElse(null),
        response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body()));
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))).plusMillis(50);
    } catch (NumberFormatException e) {
      return PAUSE;
    }
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
