package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import org.jspecify.annotations.Nullable;

/// One question of a draft.
///
/// @param added the token of its addition; questions stand in this order unless it was changed
/// @param present whether the draft has it still
/// @param question absent once it was removed
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftQuestionDocument(
    QuizId quizId,
    QuestionId questionId,
    long added,
    boolean present,
    @Nullable Question question) {
  static String id(QuizId quizId, QuestionId questionId) {
    return quizId + "#" + questionId;
  }

  DraftQuestionDocument replacedBy(Question question) {
    return new DraftQuestionDocument(quizId, questionId, added, present, question);
  }

  DraftQuestionDocument removed() {
    return new DraftQuestionDocument(quizId, questionId, added, false, null);
  }
}
