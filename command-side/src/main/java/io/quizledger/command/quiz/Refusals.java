package io.quizledger.command.quiz;

import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.Refusal;
import java.util.List;

/// Refusals of one field.
final class Refusals {
  private Refusals() {}

  static Refusal ofField(String field, String message) {
    return new Refusal(List.of(new FieldFault(field, message)));
  }
}
