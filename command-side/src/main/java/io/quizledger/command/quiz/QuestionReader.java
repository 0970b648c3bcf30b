package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionRules;
import io.quizledger.events.ids.IdSource;
import io.quizledger.events.ids.QuestionId;
import org.springframework.stereotype.Component;

/// Reads questions and holds them to the rules of questions.
@Component
class QuestionReader {
  private final IdSource ids;
  private final QuestionRules rules;

  QuestionReader(IdSource ids, QuestionRules rules) {
    this.ids = ids;
    this.rules = rules;
  }

  Question read(Form form, QuestionId questionId) {
    var question = new QuestionForm(form, ids).read(questionId);
    for (var fault : rules.faults(question)) {
      form.faultUnlessWithin(fault.field(), fault.message());
    }
    form.check();
    return question;
  }
}
