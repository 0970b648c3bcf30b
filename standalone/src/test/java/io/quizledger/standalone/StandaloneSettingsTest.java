package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
  void it_differs_from_the_other_programs() {
    var started = environment(Map.of());

    assertThat(started.bind("quizledger.accounts.choose-role", String.class).get())
        .isEqualTo("true");
    assertThat(started.bind("quizledger.live.streams-per-node", String.class).get())
        .isEqualTo("250");
    assertThat(started.bind("quizledger.web.operators-from", String.class).get())
        .isEqualTo("127.0.0.0/8,::1");
  }

  @Test
  void what_it_differs_in_the_environment_decides_all_the_same() {
    var started =
        environment(
            Map.of(
                "QUIZLEDGER_ACCOUNTS_CHOOSEROLE", "false",
                "QUIZLEDGER_ADMIN_MAKEUP", "false",
                "QUIZLEDGER_SESSIONS_SECURECOOKIE", "true",
                "QUIZLEDGER_LIVE_STREAMSPERNODE", "10",
                "SERVER_TOMCAT_MAXCONNECTIONS", "20",
                "LOGGING_FILE_NAME", "/var/log/quiz.log",
                "QUIZLEDGER_MONGODB_URI", ""));

    assertThat(
            List.of(
                "quizledger.accounts.choose-role",
                "quizledger.admin.make-up",
                "quizledger.sessions.secure-cookie",
                "quizledger.live.streams-per-node",
                "server.tomcat.max-connections",
                "logging.file.name",
                "quizledger.mongodb.uri"))
        .extracting(name -> started.bind(name, String.class).get())
        .containsExactly("false", "false", "true", "10", "20", "/var/log/quiz.log", "mongodb://it");
  }

  /// As Spring has it when the program has started there.
  private static Binder environment(Map<String, Object> variables) {
    var settings = StandaloneSettings.from(Map.of());
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.replace(
        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    sources.addFirst(new SimpleCommandLinePropertySource(settings.arguments("mongodb://it")));
    sources.addLast(new MapPropertySource("defaults", settings.defaults()));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eighty", "-1", "65536"})
  void what_is_no_port_is_told(String port) {
    assertThatThrownBy(() -> StandaloneSettings.from(Map.of("QUIZLEDGER_PORT", port)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("Not a port");
  }
}
