package io.quizledger.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of the load balancer, derived from the one table that says which side answers which
/// request.
///
/// @param rules in the order in which they are asked
/// @param otherwise who answers where none fits
record RoutingTable(List<Rule> rules, Optional<Program> otherwise) {
  private static final String ANY = "*";

  /// Copies the list.
  RoutingTable {
    rules = List.copyOf(rules);
  }

  /// One rule.
  ///
  /// @param methods empty for any
  /// @param paths patterns as the load balancer has them; empty for any
  /// @param program who answers; nobody where empty
  record Rule(List<String> methods, List<String> paths, Optional<Program> program) {
    /// What the load balancer allows in one rule.
    private static final int MOST_VALUES = 5;

    Rule {
      methods = List.copyOf(methods);
      paths = List.copyOf(paths);
      if (methods.size() + paths.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "A rule has at most %d values: %s %s".formatted(MOST_VALUES, methods, paths));
      }
    }

    private boolean isLast() {
      return methods.isEmpty() && paths.isEmpty();
    }
  }

  /// The table of this installation.
  static RoutingTable load() {
    return of(Resource.text("/quizledger-routes.txt"));
  }

  static RoutingTable of(String text) {
    var rules = new ArrayList<Rule>();
    for (var line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var rule = rule(line);
      if (rule.isLast()) {
        return new RoutingTable(rules, rule.program);
      }
      rules.add(rule);
    }
    return new RoutingTable(rules, Optional.empty());
  }

  private static Rule rule(String line) {
    var words = List.of(line.split("\\s+"));
    if (words.size() != 3) {
      throw new IllegalArgumentException("This line is no route: " + line);
    }
    var methods = words.getFirst();
    return new Rule(
        methods.equals(ANY) ? List.of() : List.of(methods.split(",")),
        paths(words.get(1)),
        program(words.getLast()));
  }

  /// `/api/log*` is the path itself and everything below it, which are two patterns.
  private static List<String> paths(String path) {
    if (path.equals(ANY)) {
      return List.of();
    }
    if (!path.endsWith(ANY)) {
      return List.of(path);
    }
    var itself = path.substring(0, path.length() - 1);
    return itself.endsWith("/") ? List.of(itself + ANY) : List.of(itself, itself + "/" + ANY);
  }

  private static Optional<Program> program(String side) {
    return switch (side) {
      case "command" -> Optional.of(Program.COMMAND);
      case "query" -> Optional.of(Program.QUERY);
      case "nobody" -> Optional.empty();
      default -> throw new IllegalArgumentException("There is no side " + side);
    };
  }
}
