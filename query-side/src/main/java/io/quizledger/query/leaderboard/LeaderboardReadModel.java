package io.quizledger.query.leaderboard;

import static com.mongodb.client.model.Indexes.ascending;

import io.quizledger.platform.projections.ReadModel;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The leaderboard's folds, and the index that is the board's order.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaderboardSettings.class)
class LeaderboardReadModel {
  static final String NAME = "leaderboard";

  @Bean
  ReadModel leaderboardFolds() {
    return new ReadModel(
        NAME,
        1,
        List.of(
            new ReadModel.Stage<>(
                new StandingFold(),
                List.of(ascending("quizId", "key")),
                List.of(new ReadModel.Second<>(new RankFold(), List.of())))));
  }
}
