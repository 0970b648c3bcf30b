package io.quizledger.query.attempts;

import com.mongodb.client.model.Filters;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.query.catalogue.QuizSitters;
import org.springframework.stereotype.Component;

/// Who has ever begun a quiz, by the index of learners and quizzes.
@Component
class AttemptSitters implements QuizSitters {
  private final ReadModels models;
  private final Documents<AttemptDocument> attempts;

  AttemptSitters(ReadModels models) {
    this.models = models;
    this.attempts =
        models.documents(AttemptsReadModel.NAME, AttemptFold.COLLECTION, AttemptDocument.class);
  }

  @Override
  public boolean hasSat(AccountId learnerId, QuizId quizId) {
    models.awaitRequested(AttemptsReadModel.NAME);
    return attempts.count(
            Filters.and(
                Filters.eq("attempt.learnerId", learnerId.value()),
                Filters.eq("attempt.quizId", quizId.value())),
            1)
        > 0;
  }
}
