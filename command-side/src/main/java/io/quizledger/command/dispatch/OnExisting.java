package io.quizledger.command.dispatch;

import io.quizledger.platform.web.Refusal;

/// A command on something that must exist.
public interface OnExisting {
  /// The identifier of the aggregate that it must exist as.
  String aggregateId();

  /// What is said where it does not. It is the same where it exists and the caller may not know.
  Refusal notFound();
}
