package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.QuestionId;
import org.springframework.stereotype.Component;

/// Reads questions and holds them to the rules of questions.
@Component
class QuestionReader {
  private final IdSource ids;
  private final QuizLimits limits;

  QuestionReader(IdSource ids, QuizLimits limits) {
    this.ids = ids;
    this.limits = limits;
  }

  Question read(Form form, QuestionId questionId) {
    var question = new QuestionForm(form, ids, limits).read(questionId);
    form.check();
    return question;
  }
}
