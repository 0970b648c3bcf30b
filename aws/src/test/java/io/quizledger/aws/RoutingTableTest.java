package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.routing.Routing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTableTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/index.html",
          "/quizzes",
          "/api",
          "/api/quizzes",
          "/api/quizzes/1/questions/2",
          "/api/attempts/1/answers",
          "/api/sessions",
          "/api/sessions/current",
          "/api/sessionsx",
          "/api/projections",
          "/api/projections/progress/rebuild",
          "/api/log",
          "/api/log/head",
          "/api/logs",
          "/api/audits",
          "/api/audits/scores",
          "/.well-known/jwks.json",
          "/.well-known/jwks.jsonx",
          "/v3/api-docs",
          "/v3/api-docs/commands",
          "/v3/api-docs/commands/x",
          "/v3/api-docs/queries",
          "/actuator",
          "/actuator/prometheus",
          "/actuator/health/readiness",
          "/actuators",
          "/error",
          "/error/x");

  @ParameterizedTest
  @EnumSource
  void theLoadBalancerAnswersEveryRequestAsTheOneTableSays(Stage stage) {
    var resources = Templates.of(stage);
    var table = Routing.load();
    for (var method : METHODS) {
      for (var path : PATHS) {
        assertThat(answeredBy(resources, method, path))
            .as("%s %s", method, path)
            .isEqualTo(table.of(method, path).name());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRuleHasAtMostFiveValues(Stage stage) {
    for (var rule : rules(Templates.of(stage))) {
      var values = conditions(rule).values().stream().mapToInt(List::size).sum();
      assertThat(values).as("%s", rule).isBetween(1, 5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void getAndHeadAreInOneRule(Stage stage) {
    assertThat(rules(Templates.of(stage)))
        .map(RoutingTableTest::conditions)
        .map(conditions -> conditions.getOrDefault("http-request-method", List.of()))
        .filteredOn(methods -> !methods.isEmpty())
        .containsExactly(List.of("GET", "HEAD"));
  }

  @Test
  void aRuleOfSixValuesIsRefused() {
    assertThatThrownBy(() -> RoutingTable.of("GET,HEAD,POST,PUT,DELETE /api/log query"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 5 values");
  }

  @ParameterizedTest
  @CsvSource({"GET /a", "GET /a nowhere", "GET /a query b"})
  void aLineThatIsNoRouteIsRefused(String line) {
    assertThatThrownBy(() -> RoutingTable.of(line)).isInstanceOf(IllegalArgumentException.class);
  }

  /// The load balancer as AWS describes it: the rule of the lowest number whose conditions all fit.
  private static String answeredBy(Resources resources, String method, String path) {
    var action =
        rules(resources).stream()
            .filter(rule -> fits(conditions(rule), method, path))
            .map(rule -> Resources.map(rule, "Actions", "0"))
            .findFirst()
            .orElseGet(() -> Resources.map(https(resources), "DefaultActions", "0"));
    if (action.get("Type").equals("fixed-response")) {
      assertThat(Resources.at(action, "FixedResponseConfig", "StatusCode")).isEqualTo("404");
      return "NOBODY";
    }
    var group = Resources.at(action, "TargetGroupArn", "Ref").toString();
    return group.contains("Commands") ? "COMMAND" : "QUERY";
  }

  private static boolean fits(Map<String, List<String>> conditions, String method, String path) {
    return conditions.entrySet().stream()
        .allMatch(
            condition ->
                condition.getKey().equals("http-request-method")
                    ? condition.getValue().contains(method)
                    : condition.getValue().stream().anyMatch(pattern -> matches(pattern, path)));
  }

  private static boolean matches(String pattern, String path) {
    var expression =
        pattern
            .chars()
            .mapToObj(
                letter ->
                    switch (letter) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(letter));
                    })
            .collect(Collectors.joining());
    return path.matches(expression);
  }

  private static Map<String, Object> https(Resources resources) {
    return resources.all("AWS::ElasticLoadBalancingV2::Listener").stream()
        .filter(listener -> listener.get("Protocol").equals("HTTPS"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, Object>> rules(Resources resources) {
    var rules = new ArrayList<>(resources.all("AWS::ElasticLoadBalancingV2::ListenerRule"));
    rules.sort(Comparator.comparing(rule -> ((Number) rule.get("Priority")).intValue()));
    return rules;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<String>> conditions(Map<String, Object> rule) {
    return Resources.maps(rule.get("Conditions")).stream()
        .collect(
            Collectors.toMap(
                condition -> condition.get("Field").toString(),
                condition ->
                    (List<String>)
                        Resources.at(
                            condition,
                            condition.get("Field").equals("path-pattern")
                                ? "PathPatternConfig"
                                : "HttpRequestMethodConfig",
                            "Values")));
  }
}
