package io.quizledger.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The meters that the dashboard, the alert rules and the operators' guide speak of, each with
/// where it is named.
final class NamedMeters {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ALERT =
      Pattern.compile("expr: (?:>-\\n)?(.*?)\\n +(?:for|labels):", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");
  private static final Pattern IN_DOCUMENT = Pattern.compile("`([a-zA-Z]\\w+)`");
  private static final Pattern NO_METER =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(?:by|without) *\\([^)]*\\)");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_]\\w*");
  private static final Set<String> LANGUAGE =
      Set.of("sum", "max", "rate", "histogram_quantile", "absent", "or", "and", "up");

  private NamedMeters() {}

  static Map<String, String> all() throws IOException {
    var named = new TreeMap<String, String>();
    var dashboard = Path.of("compose", "grafana", "quizledger.json");
    expressions(new ObjectMapper().readTree(ROOT.resolve(dashboard).toFile()))
        .flatMap(NamedMeters::meters)
        .forEach(meter -> named.put(meter, dashboard.toString()));
    var alerts = Path.of("compose", "prometheus", "alerts.yml");
    ALERT
        .matcher(Files.readString(ROOT.resolve(alerts)))
        .results()
        .flatMap(match -> meters(match.group(1)))
        .forEach(meter -> named.put(meter, alerts.toString()));
    var guide = Path.of("docs", "operations.md");
    ROW.matcher(section(Files.readString(ROOT.resolve(guide)), "## Metrics"))
        .results()
        .flatMap(row -> IN_DOCUMENT.matcher(row.group(1)).results())
        .forEach(match -> named.put(match.group(1), guide.toString()));
    return named;
  }

  private static Stream<String> expressions(JsonNode dashboard) {
    return dashboard.findValues("expr").stream().map(JsonNode::asText);
  }

  private static Stream<String> meters(String expression) {
    return WORD
        .matcher(NO_METER.matcher(expression).replaceAll(" "))
        .results()
        .map(match -> match.group())
        .filter(word -> !LANGUAGE.contains(word))
        .collect(Collectors.toSet())
        .stream();
  }

  private static String section(String document, String heading) {
    var begin = document.indexOf(heading);
    return document.substring(begin, document.indexOf("\n## ", begin));
  }
}
