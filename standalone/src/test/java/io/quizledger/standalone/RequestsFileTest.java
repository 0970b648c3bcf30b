package io.quizledger.standalone;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.standalone.AccessTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `examples/requests.http` walks the whole API: every endpoint of `docs/access.md` but those for
/// machines. Streams stand there as lines for curl, for they have no end.
class RequestsFileTest {
  private static final Path FILE = Path.of("..", "examples", "requests.http");
  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE) \\{\\{host}}([^? ]+).*");
  private static final Pattern STREAM =
      Pattern.compile("### +curl -N .* http://localhost:8080(/[^ ]+/events)");

  /// A request of the file.
  private record Asked(String method, String path) {
    boolean isFor(Row row) {
      return method.equals(row.method())
          && path.matches(row.path().replaceAll("\\{\\w+}", "[^/]+"));
    }
  }

  @Test
  void everyEndpointIsAskedAndEveryRequestIsForAnEndpoint() throws IOException {
    var rows =
        AccessTable.read().rows().stream()
            .filter(row -> !row.path().startsWith("/actuator") && !row.path().contains(".yaml"))
            .toList();
    var endpoints = new TreeSet<String>();
    rows.forEach(row -> endpoints.add(row.endpoint()));
    var asked = new TreeSet<String>();
    for (var line : Files.readAllLines(FILE)) {
      var request = asked(line);
      if (request != null) {
        // The path /api/accounts/me is the endpoint of that name, not an account's id.
        asked.add(
            rows.stream()
                .filter(request::isFor)
                .min(comparing(row -> row.path().split("\\{").length))
                .map(Row::endpoint)
                .orElse("no endpoint: " + line));
      }
    }

    assertThat(asked).containsExactlyElementsOf(endpoints);
  }

  private static Asked asked(String line) {
    var request = REQUEST.matcher(line);
    if (request.matches()) {
      return new Asked(request.group(1), request.group(2));
    }
    var stream = STREAM.matcher(line);
    return stream.matches() ? new Asked("GET", stream.group(1)) : null;
  }
}
