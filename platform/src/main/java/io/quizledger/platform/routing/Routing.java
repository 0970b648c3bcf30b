package io.quizledger.platform.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The table that says which side answers which request.
///
/// @param routes in the order of the file; the first that fits decides
public record Routing(List<Route> routes) {
  private static final String FILE = "/quizledger-routes.txt";
  private static final String ANY = "*";

  /// Copies the list.
  public Routing {
    routes = List.copyOf(routes);
  }

  /// The table of this installation.
  public static Routing load() {
    try (var file = Routing.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table that `text` holds.
  ///
  /// @throws IllegalArgumentException naming the first line that is none
  static Routing parse(String text) {
    return new Routing(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Routing::route)
            .toList());
  }

  /// Who answers.
  ///
  /// @param method the HTTP method in capitals
  /// @param path the request's path, from its first slash on, without query
  public Side of(String method, String path) {
    return routes.stream()
        .filter(route -> route.fits(method, path))
        .map(Route::side)
        .findFirst()
        .orElse(Side.NOBODY);
  }

  private static Route route(String line) {
    var words = line.split("\\s+");
    if (words.length != 3 || !(words[1].startsWith("/") || words[1].equals(ANY))) {
      throw new IllegalArgumentException("This line is no route: " + line);
    }
    var below = words[1].endsWith(ANY);
    var path = below ? words[1].substring(0, words[1].length() - 1) : words[1];
    return new Route(
        words[0].equals(ANY) ? Set.of() : Set.of(words[0].split(",")),
        path.isEmpty() ? "/" : path,
        below,
        Side.valueOf(words[2].toUpperCase(Locale.ROOT)));
  }
}
