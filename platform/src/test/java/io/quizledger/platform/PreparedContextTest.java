package io.quizledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedContextTest {
  @Test
  void ourOwnSettingsAndTheMachinesSuitIt() {
    assertThat(
            PreparedContext.suits(
                Map.of(
                    "QUIZLEDGER_MONGODB_URI", "mongodb://localhost",
                    "QUIZLEDGER_TRACING_SAMPLED", "0.5",
                    "QUIZLEDGER_TRACING_ENDPOINT", "",
                    "PATH", "/bin",
                    "java.version", "25",
                    "serverless", "yes")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUIZLEDGER_TRACING_ENDPOINT",
        "quizledger.tracing.endpoint",
        "MANAGEMENT_SERVER_PORT",
        "spring.profiles.active",
        "SPRING_APPLICATION_JSON",
        "SERVER_SSL_BUNDLE",
        "axon.metrics.enabled",
        "spring.aot.processing",
        "spring.aot.enabled"
      })
  void whatConditionsAskForDoesNot(String name) {
    assertThat(PreparedContext.suits(Map.of("PATH", "/bin", name, "something"))).isFalse();
  }
}
