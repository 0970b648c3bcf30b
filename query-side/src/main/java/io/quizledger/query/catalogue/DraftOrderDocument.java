package io.quizledger.query.catalogue;

import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order that an author last gave a draft's questions. It is written only then: a question that
/// was added later stands after them, a removed one is passed over.
///
/// @param at the token of the reordering
record DraftOrderDocument(QuizId quizId, List<QuestionId> questionIds, long at) {
  DraftOrderDocument {
    questionIds = List.copyOf(questionIds);
  }

  /// `questions` in the draft's order.
  List<DraftQuestionDocument> inOrder(List<DraftQuestionDocument> questions) {
    Map<QuestionId, Integer> places = new HashMap<>();
    for (var questionId : questionIds) {
      places.put(questionId, places.size());
    }
    return questions.stream()
        .sorted(
            Comparator.comparingInt((DraftQuestionDocument question) -> place(question, places))
                .thenComparingLong(DraftQuestionDocument::added))
        .toList();
  }

  private int place(DraftQuestionDocument question, Map<QuestionId, Integer> places) {
    return question.added() > at
        ? Integer.MAX_VALUE
        : places.getOrDefault(question.questionId(), Integer.MAX_VALUE);
  }
}
