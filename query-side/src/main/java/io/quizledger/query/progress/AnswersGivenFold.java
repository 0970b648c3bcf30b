package io.quizledger.query.progress;

import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts the answers of each learner at each quiz.
final class AnswersGivenFold implements Fold<AnswersGiven> {
  static final String COLLECTION = "answers-given";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<AnswersGiven> documentType() {
    return AnswersGiven.class;
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return event.payload() instanceof AnswerGiven given
        ? List.of(LearnersQuizDocument.id(given.attempt()))
        : List.of();
  }

  @Override
  public AnswersGiven apply(@Nullable AnswersGiven document, String id, RecordedEvent event) {
    return Objects.requireNonNullElse(document, AnswersGiven.NONE).andOneMore();
  }
}
