package io.quizledger.platform.axon;

/// The end of the log, at which one thread looks for all who follow the log on this node.
public interface LogEnd {
  /// Looks for what is new without waiting until it is time: somebody waits for it.
  void hurry();
}
