package io.quizledger.platform.web;

import java.util.Map;

/// What is not found where a path names something in a form that nothing has. A side contributes
/// its own as a bean; of whatever it does not name the refusal is `NOT_FOUND`.
///
/// @param refusals by the name of the path's variable
public record PathNames(Map<String, ErrorCode> refusals) {
  /// Copies the map.
  public PathNames {
    refusals = Map.copyOf(refusals);
  }
}
