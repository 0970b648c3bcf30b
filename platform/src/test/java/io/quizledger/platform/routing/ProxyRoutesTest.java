package io.quizledger.platform.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The proxy of `compose.yaml` splits requests as the one table says. `-Droutes=write` writes its
/// file anew.
class ProxyRoutesTest {
  private static final Path FILE = Path.of("..", "compose", "proxy", "routes.conf");
  private static final Pattern LINE = Pattern.compile("    \"~([^\"]+)\" (\\w+);");

  @Test
  void theProxysFileIsWrittenFromTheTable() throws IOException {
    if ("write".equals(System.getProperty("routes"))) {
      Files.writeString(FILE, map(Routing.load()));
    }
    assertThat(Files.readString(FILE))
        .as("run this test with -Droutes=write")
        .isEqualTo(map(Routing.load()));
  }

  @Test
  void theProxyDecidesAsTheTableDoes() throws IOException {
    var lines = LINE.matcher(Files.readString(FILE)).results().toList();
    var table = Routing.load();
    for (var method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      for (var path : paths(table)) {
        var decided =
            lines.stream()
                .filter(line -> Pattern.compile(line.group(1)).matcher(method + " " + path).find())
                .map(line -> line.group(2))
                .findFirst();
        assertThat(decided)
            .as("%s %s", method, path)
            .contains(table.of(method, path).name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /// Each path of the table, what lies below it, and what only begins like it.
  private static List<String> paths(Routing table) {
    return table.routes().stream()
        .map(Route::path)
        .flatMap(
            path ->
                List.of(path, path + "/", path + "/below", path + "-other", "/before" + path)
                    .stream())
        .toList();
  }

  private static String map(Routing table) {
    return table.routes().stream()
        .map(ProxyRoutesTest::line)
        .collect(
            Collectors.joining(
                "",
                """
                # Written by ProxyRoutesTest from quizledger-routes.txt; the first line that fits decides.
                map "$request_method $uri" $side {
                """,
                "    default nobody;\n}\n"));
  }

  private static String line(Route route) {
    var methods =
        route.methods().isEmpty()
            ? "\\S+"
            : route.methods().stream().sorted().collect(Collectors.joining("|", "(?:", ")"));
    return "    \"~^%s %s%s\" %s;\n"
        .formatted(
            methods,
            route.path().equals("/") ? "" : route.path().replace(".", "\\."),
            end(route),
            route.side().name().toLowerCase(Locale.ROOT));
  }

  private static String end(Route route) {
    if (!route.below()) {
      return "$";
    }
    return route.path().equals("/") ? "/" : "(?:/|$)";
  }
}
