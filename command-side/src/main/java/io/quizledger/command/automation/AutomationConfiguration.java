package io.quizledger.command.automation;

import com.mongodb.client.model.Indexes;
import io.quizledger.platform.projections.ReadModel;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AutomationSettings.class)
class AutomationConfiguration {
  static final String OPEN_ATTEMPTS = "open-attempts";

  @Bean
  ReadModel openAttempts() {
    return new ReadModel(
        OPEN_ATTEMPTS,
        1,
        List.of(
            new ReadModel.Stage<>(
                new OpenAttemptsFold(), List.of(Indexes.ascending(OpenAttempt.DUE_AT)), List.of())),
        // Attempts whose time is up would stay open, and nobody would be told.
        true);
  }
}
