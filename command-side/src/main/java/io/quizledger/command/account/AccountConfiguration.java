package io.quizledger.command.account;

import com.mongodb.client.MongoDatabase;
import io.quizledger.command.account.SigningKeys.KeyRing;
import io.quizledger.platform.access.AccessSettings;
import io.quizledger.platform.access.PublicEndpoints;
import io.quizledger.platform.access.PublicEndpoints.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/// How accounts stand in the program.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({
  AccountSettings.class,
  AdministratorSettings.class,
  PasswordSettings.class,
  SessionSettings.class,
  SigningSettings.class,
  WrongPasswordSettings.class
})
class AccountConfiguration {
  @Bean
  PublicEndpoints accountEndpointsWithoutToken() {
    return PublicEndpoints.of(
        new Endpoint(HttpMethod.POST, "/api/accounts"),
        new Endpoint(HttpMethod.POST, "/api/sessions"),
        new Endpoint(HttpMethod.POST, "/api/sessions/refresh"),
        new Endpoint(HttpMethod.DELETE, "/api/sessions/current"));
  }

  @Bean
  KeyRing signingKeyRing(
      MongoDatabase database, SigningSettings settings, AccessSettings access, Clock clock) {
    var keys = settings.keys();
    if (settings.keysFile() != null) {
      try {
        keys = Files.readString(settings.keysFile());
      } catch (IOException e) {
        throw new UncheckedIOException("quizledger.signing.keys-file cannot be read", e);
      }
    }
    return keys == null || keys.isBlank()
        ? new OwnKeys(database, settings, access.tokenLifetime(), clock)
        : new ConfiguredKeys(keys, settings.active());
  }
}
