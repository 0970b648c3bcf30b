package io.quizledger.command.attempt;

import io.quizledger.command.quiz.QuizErrorCode;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.ResponseRules;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a paper's questions take.
record Questions(Paper paper) {
  /// The question of that id, which can be answered.
  Question named(QuestionId questionId) {
    var question = find(questionId);
    if (question == null || !question.isAnswerable()) {
      throw unknown();
    }
    return question;
  }

  /// Something of that id stands in the paper, be it only a description.
  void shows(QuestionId questionId) {
    if (find(questionId) == null) {
      throw unknown();
    }
  }

  /// Every entry names a question that can be answered, and every response fits its question; else
  /// all faults are told, after those that are `known` already.
  void canTake(List<Entry> entries, ResponseRules rules, List<FieldFault> known) {
    var faults = new ArrayList<FieldFault>(known);
    for (var entry : entries) {
      var question = find(entry.questionId());
      if (question == null || (!question.isAnswerable() && entry.response() == null)) {
        if (entry.path().isEmpty()) {
          throw unknown();
        }
        faults.add(new FieldFault(entry.path() + "questionId", "names no question of the attempt"));
      } else if (entry.response() != null) {
        rules
            .fault(question, entry.response())
            .ifPresent(fault -> faults.add(new FieldFault(entry.path() + "response", fault)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  /// A mark lies between nothing and all that the question can earn.
  static void canEarn(Question question, Points points) {
    if (points.compareTo(Points.ZERO) < 0 || points.compareTo(question.points()) > 0) {
      throw Refusal.ofField("points", "must be a number from 0 to " + question.points());
    }
  }

  private static Refusal unknown() {
    return new Refusal(QuizErrorCode.QUESTION_NOT_FOUND, "The attempt has no such question");
  }

  private @Nullable Question find(QuestionId questionId) {
    for (var question : paper.questions()) {
      if (question.questionId().equals(questionId)) {
        return question;
      }
    }
    return null;
  }
}
