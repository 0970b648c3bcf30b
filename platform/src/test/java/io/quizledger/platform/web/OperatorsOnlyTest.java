package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.Http;
import io.quizledger.platform.PlatformSpringTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@PlatformSpringTest
@TestPropertySource(
    properties = {
      "quizledger.throttle.trusted-proxies=127.0.0.1",
      "quizledger.web.operators-from=10.1.0.0/16,2001:db8::/32",
    })
class OperatorsOnlyTest {
  @LocalServerPort int port;

  private Http.Answer ask(String path, String sender) {
    return new Http(port, "").send("GET", path, BodyPublishers.noBody(), "X-Forwarded-For", sender);
  }

  private int status(String path, String sender) {
    return ask(path, sender).status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "2001:db8::1"})
  void operatorsSeeMetrics(String operator) {
    assertThat(status("/actuator/prometheus", operator)).isEqualTo(200);
    assertThat(status("/actuator", operator)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/prometheus",
        "/actuator",
        "/actuator/",
        "/%61ctuator/prometheus",
        "/actuator/health/../prometheus",
        "/actuator/healthy",
      })
  void forOthersThereIsNothing(String path) {
    for (var sender : new String[] {"127.0.0.1", "2001:db9::1", "nobody", ""}) {
      assertThat(status(path, sender)).as(sender).isIn(400, 404);
    }
    var refused = ask(path, "10.2.0.1");
    assertThat(refused.status()).isIn(400, 404);
    assertThat(refused.body()).doesNotContain("jvm_", "_links");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
  void healthIsForEverybody(String path) {
    assertThat(status(path, "10.2.0.1")).isEqualTo(200);
  }
}
