package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandaloneSettingsTest {
  @Test
  void without_a_word_it_listens_on_8080_over_an_embedded_database_in_data() {
    var settings = StandaloneSettings.from(Map.of());
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.mongodbUri()).isEmpty();
    assertThat(settings.demo()).isFalse();
  }

  @Test
  void the_environment_decides() {
    var settings =
        StandaloneSettings.from(
            Map.of(
                "QUIZLEDGER_PORT", "9000",
                "QUIZLEDGER_DATA", "/srv/quiz",
                "QUIZLEDGER_MONGODB_URI", "mongodb://db",
                "QUIZLEDGER_DEMO", "true"));
    assertThat(settings)
        .isEqualTo(
            new StandaloneSettings(9000, Path.of("/srv/quiz"), Optional.of("mongodb://db"), true));
  }

  @Test
  void an_empty_connection_string_is_none() {
    assertThat(StandaloneSettings.from(Map.of("QUIZLEDGER_MONGODB_URI", "")).mongodbUri())
        .isEmpty();
  }

  @Test
  void only_its_own_machine_sees_more_than_its_health_unless_the_environment_says_otherwise() {
    assertThat(StandaloneSettings.DEFAULTS)
        .containsEntry("quizledger.web.operators-from", "127.0.0.0/8,::1");
    assertThat(StandaloneSettings.from(Map.of()).forSpring("mongodb://db"))
        .noneMatch(setting -> setting.contains("operators-from"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eighty", "-1", "65536"})
  void what_is_no_port_is_told(String port) {
    assertThatThrownBy(() -> StandaloneSettings.from(Map.of("QUIZLEDGER_PORT", port)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("Not a port");
  }
}
