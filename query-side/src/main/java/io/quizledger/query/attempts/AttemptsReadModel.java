package io.quizledger.query.attempts;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import io.quizledger.platform.projections.ReadModel;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The attempts' folds, and an index for every way in which they are listed. What every answer
/// writes is found by its id alone, so that no index has to follow it.
@Configuration(proxyBeanMethods = false)
class AttemptsReadModel {
  static final String NAME = "attempts";

  @Bean
  ReadModel attemptsFolds() {
    return new ReadModel(
        NAME,
        2,
        List.of(
            new ReadModel.Stage<>(
                new AttemptFold(),
                List.of(
                    newest("attempt.learnerId"),
                    newest("attempt.learnerId", "status"),
                    newest("attempt.learnerId", "attempt.quizId"),
                    newest("attempt.learnerId", "ownerId"),
                    newest("attempt.quizId"),
                    newest("attempt.quizId", "status")),
                List.of()),
            new ReadModel.Stage<>(new AnswerFold(), List.of(), List.of()),
            new ReadModel.Stage<>(new HistoryFold(), List.of(), List.of())));
  }

  private static Bson newest(String... fields) {
    return compoundIndex(ascending(fields), descending("started"));
  }
}
