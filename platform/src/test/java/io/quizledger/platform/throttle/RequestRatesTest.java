package io.quizledger.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.platform.Http;
import io.quizledger.platform.PlatformSpringTest;
import io.quizledger.platform.access.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformSpringTest
@TestPropertySource(
    properties = {
      "quizledger.throttle.trusted-proxies=127.0.0.1",
      "quizledger.throttle.address-per-second=1",
      "quizledger.throttle.address-burst=12",
      "quizledger.throttle.account-per-second=1",
      "quizledger.throttle.account-burst=4",
    })
class RequestRatesTest {
  @LocalServerPort int port;
  @Autowired TestTokens tokens;
  @Autowired MeterRegistry metrics;

  @Test
  void whoeverAsksTooOftenIsToldWhenToComeAgain() {
    var http = new Http(port, tokens.of("LEARNER"));
    var answers =
        IntStream.range(0, 20)
            .mapToObj(i -> http.get("/api/test/me", "X-Forwarded-For", "192.0.2." + i))
            .toList();
    assertThat(answers.subList(0, 4)).allMatch(answer -> answer.status() == 200);
    // How many more are taken meanwhile hangs on how fast this machine asks.
    var refused =
        answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(metrics.counter("quizledger.throttle.refused", "by", "account").count())
        .isPositive();
  }

  @Test
  void oneAddressIsLimitedWhoeverAsks() {
    var http = new Http(port, "");
    var statuses =
        IntStream.range(0, 20)
            .map(i -> http.get("/api/test/me", "X-Forwarded-For", "198.51.100.1").status())
            .boxed()
            .toList();
    assertThat(statuses.subList(0, 12)).containsOnly(401);
    assertThat(statuses).contains(429);
    assertThat(http.get("/api/test/me", "X-Forwarded-For", "198.51.100.2").status()).isEqualTo(401);
  }

  @Test
  void healthIsAskedForAsOftenAsOneLikes() {
    var http = new Http(port, "");
    assertThat(
            IntStream.range(0, 30)
                .map(
                    i ->
                        http.get("/actuator/health/liveness", "X-Forwarded-For", "203.0.113.1")
                            .status()))
        .containsOnly(200);
  }
}
