package io.quizledger.platform.routing;

/// Who answers a request.
public enum Side {
  /// The command side.
  COMMAND,
  /// The query side.
  QUERY,
  /// Nobody: the address is not reachable from outside.
  NOBODY
}
