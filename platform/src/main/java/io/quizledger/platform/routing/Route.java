package io.quizledger.platform.routing;

import java.util.Set;

/// One line of the table.
///
/// @param methods the HTTP methods that it fits, in capitals; empty for any
/// @param path the path that it fits
/// @param below whether it also fits everything below the path
/// @param side who answers
public record Route(Set<String> methods, String path, boolean below, Side side) {
  /// Copies the set.
  public Route {
    methods = Set.copyOf(methods);
  }

  boolean fits(String method, String requested) {
    return (methods.isEmpty() || methods.contains(method))
        && (requested.equals(path)
            || (below && requested.startsWith(path.endsWith("/") ? path : path + "/")));
  }
}
