package io.quizledger.platform.web;

import java.util.List;

/// A body that says itself what is wrong with its content. It is asked also where the body's form
/// has faults, so that both kinds are told at once; whoever takes a body that could be read refuses
/// it for its content.
public interface JudgesItself {
  /// What is wrong with its fields. One whose form has a fault is absent, and whatever is said of
  /// it is not told.
  List<FieldFault> faults();
}
