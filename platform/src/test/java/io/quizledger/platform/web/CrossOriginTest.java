package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.Http;
import io.quizledger.platform.Http.Answer;
import io.quizledger.platform.PlatformSpringTest;
import io.quizledger.platform.access.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformSpringTest
@TestPropertySource(
    properties = {
      "quizledger.web.allowed-origins=https://school.example",
      "quizledger.throttle.trusted-proxies=127.0.0.1",
    })
class CrossOriginTest {
  private static final String ALLOWED = "https://school.example";
  private static final String FOREIGN = "https://elsewhere.example";

  @LocalServerPort int port;
  @Autowired TestTokens tokens;

  @Test
  void pagesOfANamedOriginAreLetIn() {
    var preflight = preflight(ALLOWED);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT", "PATCH");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "If-Match", "Idempotency-Key");
    var answer = get("Origin", ALLOWED);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Log-Position", "ETag");
    assertThat(answer.header("Vary")).contains("Origin");
  }

  @Test
  void pagesOfOthersAreNot() {
    assertThat(preflight(FOREIGN).status()).isEqualTo(403);
    assertThat(preflight(FOREIGN).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(get("Origin", FOREIGN).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(get("Origin", "null").header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void whoeverCameByTlsIsToldToComeByNothingElse() {
    assertThat(get("X-Forwarded-Proto", "https").header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
    assertThat(get("X-Forwarded-Proto", "http").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void answersAreShownInNobodysPageAndLoadNothing() {
    for (var path : new String[] {"/api/test/me", "/api/nowhere", "/actuator/health"}) {
      var answer = new Http(port, tokens.of("LEARNER")).get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
    assertThat(new Http(port, "").get("/nowhere").header("Content-Security-Policy"))
        .isEqualTo("frame-ancestors 'none'");
  }

  private Answer get(String... headers) {
    return new Http(port, tokens.of("LEARNER")).get("/api/test/me", headers);
  }

  private Answer preflight(String origin) {
    return new Http(port, "")
        .send(
            "OPTIONS",
            "/api/test/sheets",
            BodyPublishers.noBody(),
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "PUT");
  }
}
