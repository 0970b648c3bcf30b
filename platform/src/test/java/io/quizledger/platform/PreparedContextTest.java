package io.quizledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PreparedContextTest {
  @Test
  void ourOwnSettingsAndTheMachinesSuitIt() {
    assertThat(
            suits(
                "variables",
                Map.of(
                    "QUIZLEDGER_MONGODB_URI", "mongodb://localhost",
                    "QUIZLEDGER_TRACING_SAMPLED", "0.5",
                    "QUIZLEDGER_TRACING_ENDPOINT", "",
                    "SPRING_CONFIG_IMPORT", "configtree:/run/secrets/quizledger/",
                    "spring.application.pid", "7",
                    "PATH", "/bin",
                    "java.version", "25",
                    "serverless", "yes")))
        .isTrue();
  }

  @Test
  void theProgramsOwnDefaultsSuitIt() {
    assertThat(suits("defaultProperties", Map.of("spring.threads.virtual.enabled", true))).isTrue();
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
    assertThat(suits("secrets", Map.of("PATH", "/bin", name, "something"))).isFalse();
  }

  private static boolean suits(String source, Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.stream().toList().forEach(each -> sources.remove(each.getName()));
    sources.addLast(new MapPropertySource(source, settings));
    return PreparedContext.suits(environment);
  }
}
