package io.quizledger.query.catalogue;

import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.platform.projections.Fold;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds a draft's questions, each into a document of its own.
final class DraftQuestionFold implements Fold<DraftQuestionDocument> {
  private static final Set<Class<?>> FACTS =
      Set.of(QuestionAdded.class, QuestionReplaced.class, QuestionRemoved.class);

  static final String COLLECTION = "draft-questions";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<DraftQuestionDocument> documentType() {
    return DraftQuestionDocument.class;
  }

  @Override
  public boolean mayConcern(Class<?> payloadType) {
    return FACTS.contains(payloadType);
  }

  @Override
  public Collection<String> keys(RecordedEvent event) {
    return switch (event.payload()) {
      case QuestionAdded added -> key(added.quizId(), added.question().questionId());
      case QuestionReplaced replaced -> key(replaced.quizId(), replaced.question().questionId());
      case QuestionRemoved removed -> key(removed.quizId(), removed.questionId());
      default -> List.of();
    };
  }

  @Override
  public @Nullable DraftQuestionDocument apply(
      @Nullable DraftQuestionDocument document, String id, RecordedEvent event) {
    if (event.payload() instanceof QuestionAdded(var quizId, var question)) {
      return new DraftQuestionDocument(
          quizId, question.questionId(), event.token(), true, question);
    }
    if (document == null) {
      return null;
    }
    return switch (event.payload()) {
      case QuestionReplaced replaced -> document.replacedBy(replaced.question());
      case QuestionRemoved _ -> document.removed();
      default -> document;
    };
  }

  private static List<String> key(QuizId quizId, QuestionId questionId) {
    return List.of(DraftQuestionDocument.id(quizId, questionId));
  }
}
