package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the tasks are told is what the programs listen to.
class SettingsTest {
  private static final int CLOSING = 30;

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(QUIZLEDGER_[A-Z_]+)` \\| `?([^`|]*)`? \\|");

  @ParameterizedTest
  @EnumSource
  void everyVariableOfATaskStandsInTheTableOfSettings(Stage stage) throws IOException {
    var operations = Files.readString(Path.of("../docs/operations.md"));
    var known = ROW.matcher(operations).results().map(row -> row.group(1)).toList();
    assertThat(operations).contains("`QUIZLEDGER_PORT`");
    var told = told(stage);
    assertThat(told).contains("QUIZLEDGER_MONGODB_URI", "QUIZLEDGER_SIGNING_KEYS");
    assertThat(told).filteredOn(name -> !name.equals("QUIZLEDGER_PORT")).isSubsetOf(known);
  }

  @ParameterizedTest
  @EnumSource
  void limitsThatAreParametersAreThoseOfThePrograms(Stage stage) throws IOException {
    var operations = Files.readString(Path.of("../docs/operations.md"));
    for (var limit :
        Map.of(
                "RequestsOfAddress", "QUIZLEDGER_THROTTLE_ADDRESSPERSECOND",
                "LiveStreams", "QUIZLEDGER_LIVE_STREAMSPERNODE")
            .entrySet()) {
      var standard =
          Resources.at(Templates.of(stage).json(), "Parameters", limit.getKey(), "Default");
      assertThat(operations).contains("| `%s` | `%s` |".formatted(limit.getValue(), standard));
      assertThat(told(stage)).contains(limit.getValue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void idleConnectionsOutliveHeartbeatsAndEndBeforeThePrograms(Stage stage) throws IOException {
    var operations = Files.readString(Path.of("../docs/operations.md"));
    var heartbeat =
        ROW.matcher(operations)
            .results()
            .filter(row -> row.group(1).equals("QUIZLEDGER_LIVE_HEARTBEAT"))
            .map(row -> seconds(row.group(2)))
            .findFirst()
            .orElseThrow();
    var platform =
        Files.readString(Path.of("../platform/src/main/resources/quizledger-platform.yaml"));
    var keepAlive =
        Pattern.compile("keep-alive-timeout: (\\w+)")
            .matcher(platform)
            .results()
            .map(found -> seconds(found.group(1)))
            .findFirst()
            .orElseThrow();
    assertThat(attribute(stage, "idle_timeout.timeout_seconds"))
        .isGreaterThan(2 * heartbeat)
        .isLessThan(keepAlive);
  }

  @ParameterizedTest
  @EnumSource
  void aTaskIsKilledOnlyAfterItHasDrainedAndLeavesTheBalancerBefore(Stage stage) {
    for (var program : Program.values()) {
      var container = Templates.of(stage).container(stage.fullName() + "-" + program.service());
      var environment =
          Resources.maps(container.get("Environment")).stream()
              .filter(entry -> entry.get("Value") instanceof String)
              .collect(
                  Collectors.toMap(
                      entry -> entry.get("Name").toString(),
                      entry -> entry.get("Value").toString()));
      var drained =
          seconds(environment.get("QUIZLEDGER_WEB_DRAINNOTICE"))
              + seconds(environment.get("QUIZLEDGER_WEB_DRAINTIMEOUT"));
      assertThat(((Number) container.get("StopTimeout")).intValue())
          .isEqualTo(drained + CLOSING)
          .isLessThanOrEqualTo(120);
    }
    // ECS waits for it before it sends SIGTERM: live streams go on for as long.
    assertThat(delays(stage)).hasSize(2).containsOnly("10");
  }

  @Test
  void theProgramsHaveAsLongToCloseAsTheyTakeAtMost() throws IOException {
    var platform =
        Files.readString(Path.of("../platform/src/main/resources/quizledger-platform.yaml"));
    assertThat(platform).contains("timeout-per-shutdown-phase: " + CLOSING + "s");
  }

  @Test
  void thereIsARunbookForEachBadDay() {
    for (var name :
        List.of(
            "deploy",
            "roll-back",
            "restore",
            "rotate-keys",
            "exam",
            "projection-stuck",
            "dead-letters",
            "certificate",
            "database-failover")) {
      assertThat(Path.of("../docs/runbooks", name + ".md")).isNotEmptyFile();
    }
  }

  private static List<String> told(Stage stage) {
    return Templates.of(stage).all("AWS::ECS::TaskDefinition").stream()
        .flatMap(task -> Resources.maps(task.get("ContainerDefinitions")).stream())
        .flatMap(
            container ->
                Stream.of("Environment", "Secrets")
                    .flatMap(
                        kind ->
                            Resources.maps(
                                container.getOrDefault(kind, List.<Map<String, Object>>of()))
                                .stream()))
        .map(entry -> entry.get("Name").toString())
        .toList();
  }

  private static List<String> delays(Stage stage) {
    return Templates.of(stage).all("AWS::ElasticLoadBalancingV2::TargetGroup").stream()
        .flatMap(group -> Resources.maps(group.get("TargetGroupAttributes")).stream())
        .filter(entry -> entry.get("Key").equals("deregistration_delay.timeout_seconds"))
        .map(entry -> entry.get("Value").toString())
        .toList();
  }

  private static int attribute(Stage stage, String key) {
    var balancer = Templates.of(stage).one("AWS::ElasticLoadBalancingV2::LoadBalancer");
    return Resources.maps(balancer.get("LoadBalancerAttributes")).stream()
        .filter(entry -> entry.get("Key").equals(key))
        .map(entry -> Integer.parseInt(entry.get("Value").toString()))
        .findFirst()
        .orElseThrow();
  }

  private static int seconds(String duration) {
    assertThat(duration).matches("\\d+s");
    return Integer.parseInt(duration.substring(0, duration.length() - 1));
  }
}
