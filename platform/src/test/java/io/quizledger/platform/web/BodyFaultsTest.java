package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.Http;
import io.quizledger.platform.PlatformSpringTest;
import io.quizledger.platform.access.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformSpringTest
class BodyFaultsTest {
  private static final String SHEETS = "/api/test/sheets";
  private static final String BELLS = "/api/test/bells";

  @LocalServerPort int port;
  @Autowired TestTokens tokens;
  private Http http;

  @BeforeEach
  void connect() {
    http = new Http(port, tokens.of("LEARNER"));
  }

  @Test
  void aGoodBodyComesBackInOneForm() {
    var answer =
        http.post(
            SHEETS,
            """
            {"title": "שלום \\u202e \\"x\\"", "at": "2026-01-31T13:00:00.5+01:00",
             "lines": [{"text": "a", "points": 1.5000}, {"text": "b", "points": 1E2}]}\
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"title\":\"שלום \u202e \\\"x\\\"\",\"at\":\"2026-01-31T12:00:00.500Z\","
                + "\"lines\":[{\"text\":\"a\",\"points\":1.5},{\"text\":\"b\",\"points\":100}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "[]",
        "\"text\"",
        "7",
        "{\"title\":\"a\"} trailing",
        "{\"title\":\"a\"}{}",
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{\"title\":\"a\u0001\"}",
        "{\"title\":\"\\x\"}",
        "{'title':'a'}",
        "{\"title\":NaN}",
        "{\"title\":1e99999999999}",
        "{\"title\":-1e-99999999999}",
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    var answer = http.post(SHEETS, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("MALFORMED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"a\",\"titel\":1}                   | titel",
        "{}                                              | title",
        "{\"title\":null}                                | title",
        "{\"title\":5}                                   | title",
        "{\"title\":true}                                | title",
        "{\"title\":{}}                                  | title",
        "{\"title\":\"a\",\"count\":\"5\"}               | count",
        "{\"title\":\"a\",\"count\":\"\"}                | count",
        "{\"title\":\"a\",\"count\":1.5}                 | count",
        "{\"title\":\"a\",\"count\":1e400}               | count",
        "{\"title\":\"a\",\"count\":99999999999}         | count",
        "{\"title\":\"a\",\"open\":1}                    | open",
        "{\"title\":\"a\",\"open\":\"true\"}             | open",
        "{\"title\":\"a\",\"at\":1700000000}             | at",
        "{\"title\":\"a\",\"at\":\"tomorrow\"}           | at",
        "{\"title\":\"a\",\"at\":\"+99999-01-01T00:00:00Z\"} | at",
        "{\"title\":\"a\",\"colour\":0}                  | colour",
        "{\"title\":\"a\",\"colour\":\"BLUE\"}           | colour",
        "{\"title\":\"a\",\"colour\":\"\"}               | colour",
        "{\"title\":\"a\",\"lines\":{}}                  | lines",
        "{\"title\":\"a\",\"lines\":\"\"}                | lines",
        "{\"title\":\"a\",\"lines\":[{\"text\":\"b\"},{\"text\":\"b\",\"x\":1}]} | lines[1].x",
        "{\"title\":\"a\",\"lines\":[{\"text\":\"\"}]}   | lines[0].text",
        "{\"title\":\"a\",\"lines\":[{\"text\":\"b\",\"points\":\"1\"}]} | lines[0].points",
        "{\"title\":\"a\",\"lines\":[{\"text\":\"b\",\"points\":1e400}]} | lines[0].points",
        "{\"title\":\"a\",\"lines\":[{\"text\":\"b\",\"points\":1e999999999}]} | lines[0].points",
        "{\"title\":\"a\\u0000\"}                        | title",
        "{\"title\":\"\\ud800\"}                         | title",
        "{\"title\":\"a\",\"pairs\":{\"p\":7}}           | pairs.p",
      })
  void aFaultIsNamedByItsField(String body, String field) {
    var answer = http.post(SHEETS, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("errors")).hasSize(1);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    var answer =
        http.post(
            SHEETS,
            """
            {"titel": 1, "count": "5", "open": 1, "colour": "BLUE", "at": "x",
             "lines": [{"text": ""}, {"text": 5}, {"text": "a", "y": 1}]}\
            """);
    var fields = new ArrayList<String>();
    answer.json().path("errors").forEach(error -> fields.add(error.path("field").asString()));
    assertThat(fields)
        .containsExactlyInAnyOrder(
            "titel",
            "count",
            "open",
            "colour",
            "at",
            "lines[0].text",
            "lines[1].text",
            "lines[2].y",
            "title");
  }

  @Test
  void anAnswerSaysItAllAsAProblem() {
    var answer = http.post(SHEETS, "{\"title\":5}");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"/problems/validation-failed\",\"title\":\"The request is not valid\","
                + "\"status\":400,\"detail\":\"One field is not valid\","
                + "\"instance\":\"/api/test/sheets\",\"code\":\"VALIDATION_FAILED\","
                + "\"errors\":[{\"field\":\"title\",\"message\":\"must be a string\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", " {\n} "})
  void whereNoFieldsAreTakenNoneNeedBeSent(String body) {
    assertThat(http.post(BELLS, body).status()).isEqualTo(200);
  }

  @Test
  void whereNoFieldsAreTakenNoneAreLostInSilence() {
    var answer = http.post(BELLS, "{\"loud\": true, \"long\": {}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("loud", "long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "7", "nonsense", "{} {}"})
  void whereNoFieldsAreTakenWhatIsNoJsonObjectIsMalformed(String body) {
    var answer = http.post(BELLS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("MALFORMED");
  }

  @Test
  void whereNoFieldsAreTakenAnotherFormOfBodyIsUnsupported() {
    var answer =
        http.send("POST", BELLS, BodyPublishers.ofString("loud=1"), "Content-Type", "text/plain");

    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void deepNestingIsRefused() {
    var answer = http.post(SHEETS, "{\"title\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("MALFORMED");
  }

  @Test
  void anEndlessNumberIsRefused() {
    var answer = http.post(SHEETS, "{\"title\":\"a\",\"count\":" + "9".repeat(100_000) + "}");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void tenMegabytesAreTooLarge() {
    var answer = http.post(SHEETS, "{\"title\":\"" + "a".repeat(10_000_000) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("TOO_LARGE");
  }

  @Test
  void tenMegabytesInChunksAreTooLarge() {
    var bytes = ("{\"title\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    var answer =
        http.send(
            "POST",
            SHEETS,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
            "Content-Type",
            "application/json");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("TOO_LARGE");
  }

  @Test
  void aPathMayHaveALimitOfItsOwn() {
    var twoMegabytes = "a".repeat(2_000_000);
    var answer =
        http.send(
            "POST",
            "/api/quizzes/q/imports",
            BodyPublishers.ofString(twoMegabytes),
            "Content-Type",
            "text/x-gift");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(
            http.send(
                    "POST",
                    "/api/test/texts",
                    BodyPublishers.ofString(twoMegabytes),
                    "Content-Type",
                    "text/x-gift")
                .status())
        .isEqualTo(413);
  }

  @Test
  void anotherFormOfBodyIsUnsupported() {
    var answer =
        http.send(
            "POST",
            SHEETS,
            BodyPublishers.ofString("title=a"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }
}
