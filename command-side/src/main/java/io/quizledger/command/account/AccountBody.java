package io.quizledger.command.account;

import io.quizledger.platform.web.FieldFault;
import io.quizledger.platform.web.JudgesItself;
import io.quizledger.platform.web.Refusal;
import java.util.List;

/// A body of accounts and sessions.
///
/// @param <T> what it says
interface AccountBody<T> extends JudgesItself {
  /// What it says, once `fields` has judged every field.
  T judgedBy(Fields fields);

  /// What it says.
  ///
  /// @throws Refusal with everything that is wrong with it
  default T accepted() {
    var fields = new Fields();
    var said = judgedBy(fields);
    fields.refuseFaults();
    return said;
  }

  @Override
  default List<FieldFault> faults() {
    var fields = new Fields();
    judgedBy(fields);
    return fields.faults();
  }
}
