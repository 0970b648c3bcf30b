package io.quizledger.query.attempts;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.projections.Change;
import io.quizledger.platform.projections.ChangeFold;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds an attempt's answers, each question's into a document of its own. It is a second stage,
/// since the time spent on an answer counts from the attempt's previous fact.
final class AnswerFold implements ChangeFold<LastFact, AnswerDocument> {
  static final String COLLECTION = "answers";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<AnswerDocument> documentType() {
    return AnswerDocument.class;
  }

  @Override
  public Collection<String> keys(Change<LastFact> change) {
    var touch = change.after().touch();
    return touch == null
        ? List.of()
        : List.of(AnswerDocument.id(attemptId(change), touch.questionId()));
  }

  @Override
  public @Nullable AnswerDocument apply(
      @Nullable AnswerDocument document, String id, Change<LastFact> change) {
    var before = change.before();
    var touch = change.after().touch();
    if (before == null || touch == null) {
      return document;
    }
    var answer =
        document == null
            ? AnswerDocument.untouched(attemptId(change), touch.questionId())
            : document;
    return answer.after(touch, before.at(), change.after().at());
  }

  private static AttemptId attemptId(Change<LastFact> change) {
    return new AttemptId(change.id());
  }
}
