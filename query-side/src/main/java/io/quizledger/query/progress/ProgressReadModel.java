package io.quizledger.query.progress;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import io.quizledger.platform.projections.ReadModel;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The folds of progress, and their indexes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressSettings.class)
class ProgressReadModel {
  static final String NAME = "progress";

  @Bean
  ReadModel progressFolds() {
    return new ReadModel(
        NAME,
        1,
        List.of(
            new ReadModel.Stage<>(
                new ProgressFold(),
                List.of(
                    compoundIndex(ascending("learnerId"), descending("last")),
                    compoundIndex(ascending("learnerId", "ownerId"), descending("last"))),
                List.of())));
  }
}
