package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmsTest {
  private static final Set<String> PROMISED =
      Set.of(
          "command-5xx",
          "command-latency",
          "command-unhealthy",
          "command-cpu",
          "command-memory",
          "query-5xx",
          "query-latency",
          "query-unhealthy",
          "query-cpu",
          "query-memory",
          "balancer-5xx",
          "lag",
          "dead-letters",
          "read-model-failed",
          "faults",
          "log-not-sound",
          "verification-failed",
          "verification-missing",
          "backup-failed",
          "database-cpu",
          "database-memory",
          "database-connections",
          "database-lag",
          "database-latency");

  @ParameterizedTest
  @EnumSource
  void everyAlarmTellsTheTopic(Stage stage) {
    var topic =
        Map.of("Ref", Templates.of(stage).byName("AWS::SNS::Topic").keySet().iterator().next());
    var alarms =
        Templates.of(stage).all("AWS::CloudWatch::Alarm").stream()
            .filter(alarm -> alarm.containsKey("AlarmName"))
            .toList();
    assertThat(alarms)
        .map(alarm -> alarm.get("AlarmName").toString().replace(stage.fullName() + "-", ""))
        .containsExactlyInAnyOrderElementsOf(PROMISED);
    assertThat(alarms)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.get("AlarmActions")).isEqualTo(List.of(topic));
              assertThat(alarm.get("OKActions")).isEqualTo(List.of(topic));
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatAlarmsAskOfTheProgramsIsTakenFromTheirLogs(Stage stage) {
    var filtered =
        Templates.of(stage).all("AWS::Logs::MetricFilter").stream()
            .map(filter -> Resources.at(filter, "MetricTransformations", "0", "MetricName"))
            .collect(Collectors.toSet());
    var asked =
        Templates.of(stage).all("AWS::CloudWatch::Alarm").stream()
            .filter(alarm -> ("Quizledger/" + stage.id()).equals(alarm.get("Namespace")))
            .map(alarm -> alarm.get("MetricName"))
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "LagMillis", "DeadLetters", "FailedReadModels", "Faults", "LogSound", "LogNotSound");
    assertThat(filtered).containsAll(asked);
  }

  @ParameterizedTest
  @EnumSource
  void aNightWithoutAVerdictRings(Stage stage) {
    var alarm =
        Templates.of(stage).all("AWS::CloudWatch::Alarm").stream()
            .filter(
                one -> (stage.fullName() + "-verification-missing").equals(one.get("AlarmName")))
            .findFirst()
            .orElseThrow();
    assertThat(alarm).containsEntry("TreatMissingData", "breaching");
    var seconds =
        ((Number) alarm.get("Period")).intValue()
            * ((Number) alarm.get("EvaluationPeriods")).intValue();
    assertThat(seconds).isEqualTo(24 * 60 * 60);
  }

  @ParameterizedTest
  @EnumSource
  void logsAreEncryptedAndKeptForAsLongAsTheStageSays(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::Logs::LogGroup"))
        .hasSizeGreaterThan(7)
        .allSatisfy(
            group ->
                assertThat(group)
                    .containsKey("KmsKeyId")
                    .containsEntry("RetentionInDays", stage == Stage.PRODUCTION ? 365 : 30));
  }

  @ParameterizedTest
  @EnumSource
  void theDashboardShowsRequestsReadModelsTasksAndDatabase(Stage stage) {
    var body =
        String.join(
            "", Resources.texts(Templates.of(stage).one("AWS::CloudWatch::Dashboard")).toList());
    assertThat(body)
        .contains("RequestCount", "TargetResponseTime", "LagMillis", "DeadLetters", "LogHead")
        .contains("CPUUtilization", "AWS/DocDB");
  }
}
