package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.Http;
import io.quizledger.platform.PlatformSpringTest;
import io.quizledger.platform.access.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformSpringTest
class ProblemsTest {
  @LocalServerPort int port;
  @Autowired TestTokens tokens;
  private Http http;

  @BeforeEach
  void connect() {
    http = new Http(port, tokens.of("LEARNER"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/nowhere,                  404, NOT_FOUND",
    "GET,    /nowhere,                      404, NOT_FOUND",
    "DELETE, /api/test/sheets,              405, METHOD_NOT_ALLOWED",
    "TRACE,  /api/test/sheets,              405, METHOD_NOT_ALLOWED",
    "GET,    /api/test/broken,              500, INTERNAL",
    "GET,    /api/test/database,            503, UNAVAILABLE",
    "GET,    /api/test/pictures,            404, NOT_FOUND",
    "GET,    /api/test/parameters,          400, VALIDATION_FAILED",
    "GET,    /api/test/parameters?number=x, 400, VALIDATION_FAILED",
    "GET,    /api/test/analysts,            403, FORBIDDEN",
    "GET,    /api/test/numbers?limit=0,     400, VALIDATION_FAILED",
    "GET,    /api/test/numbers?limit=201,   400, VALIDATION_FAILED",
    "GET,    /api/test/numbers?limit=x,     400, VALIDATION_FAILED",
    "GET,    /api/test/numbers?cursor=x,    400, VALIDATION_FAILED",
    "GET,    /api/test/numbers?cursor=AAAAAA, 400, VALIDATION_FAILED",
    "GET,    /api/test//numbers,            400, MALFORMED",
    "GET,    /api/test/;x=1,                400, MALFORMED",
    "GET,    /api/test/%2e%2e/x,            400, MALFORMED",
    "GET,    /api/test/parameters?number=%ff, 400, MALFORMED",
    "GET,    /v3/api-docs/nowhere,          404, NOT_FOUND",
  })
  void whateverIsRefusedIsAProblem(String method, String path, int status, String code) {
    var answer = http.send(method, path, BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("secret", "Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/test/<script> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/test/me HTTP/1.1\r\n\r\n",
        "GET /api/test/me HTTP/1.1\r\nHost: a b\r\n\r\n",
        "POST /api/test/sheets HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        "GET /api/test/me HTTP/3.0\r\nHost: a\r\n\r\n",
        "POST /api/test/bells HTTP/1.1\r\n"
            + "Host: a\r\n"
            + "Transfer-Encoding: gzip, chunked\r\n\r\n"
            + "0\r\n\r\n",
        "POST /api/test/bells HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
      })
  void whatIsHardlyHttpIsRefusedWithoutHtml(String request) throws IOException {
    assertThat(answer(request))
        .startsWith("HTTP/1.1 400")
        .doesNotContainIgnoringCase("<html")
        .doesNotContain("INTERNAL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "2\r\n{}"})
  void aBodyInBrokenPiecesIsMalformed(String pieces) throws IOException {
    assertThat(
            answer(
                "POST /api/test/sheets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                    + tokens.of("LEARNER")
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + pieces))
        .startsWith("HTTP/1.1 400")
        .contains("MALFORMED");
  }

  private String answer(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /api/test/me?limit=1,                   limit",
    "GET,  /api/test/numbers?limit=1&Cursor=x&of=, Cursor of",
    "GET,  /api/test/parameters?number=1&num%62ers=1, numbers",
    "HEAD, /api/test/me?limit=1,                   ",
    "POST, /api/test/slow?fail=true,               fail",
    "POST, /api/test/sheets?title=x,               title",
  })
  void aParameterThatTheEndpointDoesNotReadIsRefused(String method, String path, String names) {
    var answer = http.send(method, path, BodyPublishers.ofString("{}"));
    assertThat(answer.status()).isEqualTo(400);
    if (names != null) {
      assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
      assertThat(answer.json().path("errors").findValuesAsString("field"))
          .containsExactlyInAnyOrder(names.split(" "));
      assertThat(answer.json().path("errors").findValuesAsString("message"))
          .containsOnly("is not known here");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/test/parameters?number=1",
        "/api/test/parameters?number=1&number=1",
        "/api/test/numbers?limit=1",
        "/api/test/me?",
        "/v3/api-docs?x=1",
        "/actuator/health/liveness?x=1",
      })
  void whatIsReadOrIsNoEndpointOfTheApiIsNot(String path) {
    assertThat(http.get(path).code()).isNotEqualTo("VALIDATION_FAILED");
  }

  @Test
  void aTypeWithAStarIsNoTypeOfABody() {
    var answer =
        http.send("POST", "/api/test/sheets", BodyPublishers.ofString("{}"), "Content-Type", "*/*");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void whatMayHelpLaterSaysWhen() {
    assertThat(http.get("/api/test/database").header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aMethodThatIsNotTakenNamesThoseThatAre() {
    assertThat(http.get("/api/test/sheets").header("Allow")).isEqualTo("POST");
  }

  @Test
  void anAcceptThatNothingMeetsIsRefused() {
    var answer = http.get("/api/test/me", "Accept", "image/png");
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
  }

  @Test
  void whatACommandDidIsToldAlsoToWhoeverAcceptsNoJson() {
    var answer =
        http.send(
            "POST",
            "/api/test/sheets",
            BodyPublishers.ofString("{\"title\":\"a\"}"),
            "Content-Type",
            "application/json",
            "Accept",
            "image/png");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("title").asString()).isEqualTo("a");
  }

  @Test
  void theWholeApisDescriptionIsAnsweredWholeWhateverRangeIsAskedFor() {
    var answer = http.get("/v3/api-docs", "Range", "bytes=99999999-");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
  }

  @Test
  void headAnswersAsGetWithoutABody() {
    var answer = http.send("HEAD", "/api/test/me", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void answersOfTheApiAreKeptByNobody() {
    var answer = http.get("/api/test/me");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(http.get("/api/nowhere").header("Cache-Control")).isEqualTo("private, no-store");
  }

  @Test
  void pagesOfOtherOriginsAreNotLetIn() {
    var preflight =
        http.send(
            "OPTIONS",
            "/api/test/sheets",
            BodyPublishers.noBody(),
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Method",
            "POST");
    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.code()).isEqualTo("FORBIDDEN");
    var plain = http.get("/api/test/me", "Origin", "https://elsewhere.example");
    assertThat(plain.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aSaneRequestIdComesBack() {
    assertThat(http.get("/api/test/me", "X-Request-Id", "abc-123").header("X-Request-Id"))
        .isEqualTo("abc-123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<x>", ""})
  void anotherRequestIdIsReplaced(String sent) {
    assertThat(http.get("/api/test/me", "X-Request-Id", sent).header("X-Request-Id"))
        .matches("[0-9a-f]{24}");
  }

  @Test
  void aListIsReadPageByPage() {
    var first = http.get("/api/test/numbers").json();
    assertThat(first.path("items")).hasSize(50);
    var second = http.get("/api/test/numbers?limit=70&cursor=" + first.path("next").asString());
    assertThat(second.json().path("items").path(0).asInt()).isEqualTo(50);
    assertThat(second.json().path("items")).hasSize(70);
    assertThat(second.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "kind=even,                  200",
    "limit=7&kind=even,          200",
    "kind=odd,                   400",
    "'',                         400",
    "kind=,                      400",
    "kind=even&kind=odd,         400",
  })
  void aCursorIsOfTheListAsItWasNarrowedDown(String query, int status) {
    var first = http.get("/api/test/numbers?kind=even").json();

    var path = "/api/test/numbers?" + query + "&cursor=" + first.path("next").asString();

    assertThat(http.get(path).status()).isEqualTo(status);
  }

  @Test
  void anEmptyParameterMakesNoOtherList() {
    var first = http.get("/api/test/numbers?kind=").json();
    var path = "/api/test/numbers?cursor=" + first.path("next").asString();

    assertThat(http.get(path).status()).isEqualTo(200);
  }

  @Test
  void aCursorIsOfTheListAsItsReaderIsShownIt() {
    var first = http.get("/api/test/numbers").json();
    var path = "/api/test/numbers?cursor=" + first.path("next").asString();

    assertThat(http.get(path).status()).isEqualTo(200);
    assertThat(new Http(port, tokens.of("LEARNER", "another")).get(path).status()).isEqualTo(400);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    var foreign =
        Page.of(List.of(1, 2), new Paging(1, "/api/elsewhere", Optional.empty()), n -> List.of("1"))
            .next();
    assertThat(http.get("/api/test/numbers?cursor=" + foreign).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"7\"       | 200",
        "\"0\"       | 200",
        "*           | 428",
        "7           | 400",
        "W/\"7\"     | 400",
        "\"7\", \"8\" | 400",
        "\"-1\"      | 400",
        "\"99999999999999999999\" | 400",
      })
  void ifMatchNamesOneRevision(String ifMatch, int status) {
    assertThat(
            http.send("PUT", "/api/test/revised", BodyPublishers.noBody(), "If-Match", ifMatch)
                .status())
        .isEqualTo(status);
  }

  @Test
  void ifMatchMustBeThere() {
    var answer = http.send("PUT", "/api/test/revised", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(428);
    assertThat(answer.code()).isEqualTo("REVISION_REQUIRED");
  }

  @Test
  void anIdempotencyKeyIsVisibleAscii() {
    var path = "/api/test/revised";
    var nothing = BodyPublishers.noBody();
    var match = "\"7\"";
    var good = http.send("PUT", path, nothing, "If-Match", match, "Idempotency-Key", "a-1");
    var spaced = http.send("PUT", path, nothing, "If-Match", match, "Idempotency-Key", "a 1");
    var tooLong =
        http.send("PUT", path, nothing, "If-Match", match, "Idempotency-Key", "k".repeat(129));
    assertThat(good.status()).isEqualTo(200);
    assertThat(good.header("ETag")).isEqualTo("\"8\"");
    assertThat(spaced.status()).isEqualTo(400);
    assertThat(tooLong.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999999"})
  void aLogPositionIsADecimalInteger(String position) {
    assertThat(http.get("/api/test/positions", "Log-Position", position).status()).isEqualTo(400);
    assertThat(http.get("/api/test/me", "Log-Position", position).status()).isEqualTo(400);
  }

  @Test
  void aLogPositionIsPassedOn() {
    assertThat(http.get("/api/test/positions", "Log-Position", "17").body()).isEqualTo("17");
  }
}
