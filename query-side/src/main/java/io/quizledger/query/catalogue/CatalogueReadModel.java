package io.quizledger.query.catalogue;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import io.quizledger.platform.projections.ReadModel;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The catalogue's folds, and an index for every way in which it is searched and sorted.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueSettings.class)
class CatalogueReadModel {
  static final String NAME = "catalogue";

  @Bean
  ReadModel catalogueFolds() {
    return new ReadModel(
        NAME,
        2,
        List.of(
            new ReadModel.Stage<>(
                new QuizFold(), List.of(newest("ownerId"), newest("ownerId", "words")), List.of()),
            new ReadModel.Stage<>(
                new ListingFold(),
                List.of(
                    newest("listed"),
                    newest("listed", "featured"),
                    newest("listed", "category"),
                    newest("listed", "tags"),
                    newest("listed", "prefixes")),
                List.of()),
            new ReadModel.Stage<>(
                new DraftQuestionFold(),
                List.of(ascending("quizId", "present", "added")),
                List.of(new ReadModel.Second<>(new DraftTotalsFold(), List.of()))),
            new ReadModel.Stage<>(new DraftOrderFold(), List.of(), List.of()),
            new ReadModel.Stage<>(new AttemptCountFold(), List.of(), List.of())));
  }

  private static Bson newest(String... fields) {
    return compoundIndex(ascending(fields), descending("rank"));
  }
}
