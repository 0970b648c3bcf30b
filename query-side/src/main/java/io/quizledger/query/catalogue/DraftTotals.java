package io.quizledger.query.catalogue;

import io.quizledger.events.assessment.Points;

/// What a draft's questions amount to.
///
/// @param questionCount descriptions included
/// @param maxPoints what they can earn together
record DraftTotals(int questionCount, Points maxPoints) {
  static final DraftTotals NONE = new DraftTotals(0, Points.ZERO);

  DraftTotals with(DraftQuestionDocument document) {
    var question = document.question();
    return question == null
        ? this
        : new DraftTotals(questionCount + 1, maxPoints.plus(question.points()));
  }

  DraftTotals without(DraftQuestionDocument document) {
    var question = document.question();
    return question == null
        ? this
        : new DraftTotals(questionCount - 1, maxPoints.minus(question.points()));
  }
}
