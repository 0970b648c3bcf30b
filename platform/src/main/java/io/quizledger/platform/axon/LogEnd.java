package io.quizledger.platform.axon;

/// The end of the log, at which one thread looks for all who follow the log on this node.
public interface LogEnd {
  /// Looks for the commit at `position`, for which somebody waits, sooner than it would be time to
  /// look. Nothing happens where it was read already.
  void hurry(long position);
}
