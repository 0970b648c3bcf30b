package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmsTest {
  /// Name, metric with its statistic, limit, for so many of so many seconds, whether nothing rings
  /// too.
  private static final String PROMISED =
      """
      command-5xx          | computed                                          | > 1     | 3 60    |
      command-latency      | AWS/ApplicationELB TargetResponseTime p99         | > 1     | 5 60    |
      command-unhealthy    | AWS/ApplicationELB UnHealthyHostCount Maximum     | > 0     | 5 60    |
      command-gone         | AWS/ApplicationELB HealthyHostCount Maximum       | < 1     | 3 60    | nothing
      command-cpu          | AWS/ECS CPUUtilization Average                    | > 85    | 10 60   |
      command-memory       | AWS/ECS MemoryUtilization Average                 | > 90    | 10 60   |
      command-tasks        | computed                                          | > 0     | 10 60   |
      command-lag          | Quizledger CommandLagMillis Maximum               | > 5000  | 5 60    | nothing
      query-5xx            | computed                                          | > 1     | 3 60    |
      query-latency        | AWS/ApplicationELB TargetResponseTime p99         | > 1     | 5 60    |
      query-unhealthy      | AWS/ApplicationELB UnHealthyHostCount Maximum     | > 0     | 5 60    |
      query-gone           | AWS/ApplicationELB HealthyHostCount Maximum       | < 1     | 3 60    | nothing
      query-cpu            | AWS/ECS CPUUtilization Average                    | > 85    | 10 60   |
      query-memory         | AWS/ECS MemoryUtilization Average                 | > 90    | 10 60   |
      query-tasks          | computed                                          | > 0     | 10 60   |
      query-lag            | Quizledger QueryLagMillis Maximum                 | > 5000  | 5 60    | nothing
      balancer-5xx         | AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum     | > 20    | 3 60    |
      dead-letters         | Quizledger DeadLetters Maximum                    | > 0     | 1 60    |
      read-model-failed    | Quizledger FailedReadModels Sum                   | > 0     | 2 60    |
      faults               | Quizledger Faults Sum                             | > 0     | 1 300   |
      log-not-sound        | Quizledger LogNotSound Sum                        | > 0     | 1 60    |
      log-empty            | Quizledger LogEmpty Sum                           | > 0     | 1 60    |
      verification-failed  | computed                                          | > 0     | 1 60    |
      key-rotation-failed  | AWS/Lambda Errors Sum                             | > 0     | 1 300   |
      verification-missing | Quizledger LogSound Sum                           | < 1     | 4 21600 | nothing
      backup-failed        | AWS/Backup NumberOfBackupJobsFailed Sum           | > 0     | 1 300   |
      backup-missing       | AWS/Backup NumberOfBackupJobsCompleted Sum        | < 1     | 4 21600 | nothing
      database-cpu         | AWS/DocDB CPUUtilization Maximum                  | > 80    | 10 60   |
      database-memory      | AWS/DocDB FreeableMemory Minimum                  | < 268435456 | 10 60 |
      database-connections | AWS/DocDB DatabaseConnections Maximum             | > CONNECTIONS | 5 60 |
      database-lag         | AWS/DocDB DBClusterReplicaLagMaximum Maximum      | > 1000  | 5 60    |
      database-latency     | AWS/DocDB WriteLatency Average                    | > 50    | 5 60    |
      """;

  @ParameterizedTest
  @EnumSource
  void everyAlarmRingsWhenItIsPromisedTo(Stage stage) {
    var promised =
        PROMISED
            .replace("CONNECTIONS", stage == Stage.PRODUCTION ? "1400" : "800")
            .lines()
            .map(line -> line.replaceAll(" +", " ").strip())
            .toList();
    assertThat(alarms(stage))
        .map(alarm -> told(stage, alarm))
        .containsExactlyInAnyOrderElementsOf(promised);
  }

  /// Where there are few requests one in a hundred says nothing: four are few, five are not.
  @ParameterizedTest
  @EnumSource
  void faultsAreSeenWhereThereIsLittleTraffic(Stage stage) {
    assertThat(alarms(stage))
        .filteredOn(
            alarm ->
                alarm.get("AlarmName").toString().endsWith("-5xx") && alarm.containsKey("Metrics"))
        .hasSize(2)
        .allSatisfy(
            alarm ->
                assertThat(Resources.texts(alarm.get("Metrics")))
                    .contains(
                        "IF(requests > 50, 100 * FILL(faults, 0) / requests, IF(FILL(faults, 0) >"
                            + " 4, 100, 0))"));
  }

  @ParameterizedTest
  @EnumSource
  void aVerificationThatDoesNotEndIsOneThatFailed(Stage stage) {
    assertThat(alarms(stage))
        .filteredOn(alarm -> alarm.get("AlarmName").toString().endsWith("verification-failed"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(Resources.texts(alarm.get("Metrics")))
                    .contains("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"));
  }

  /// As at the beginning of an exam, where a quota is used up: those that run are healthy.
  @ParameterizedTest
  @EnumSource
  void tasksThatAreMissingRing(Stage stage) {
    for (var program : Program.values()) {
      assertThat(alarms(stage))
          .filteredOn(
              alarm -> alarm.get("AlarmName").toString().endsWith(program.service() + "-tasks"))
          .singleElement()
          .satisfies(
              alarm ->
                  assertThat(Resources.texts(alarm.get("Metrics")))
                      .contains("desired - running", "DesiredTaskCount", "RunningTaskCount"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAlarmAndEventHasARunbook(Stage stage) throws IOException {
    var runbooks = Files.readString(Path.of("../docs/runbooks/README.md"));
    var resources = Templates.of(stage);
    assertThat(
            Stream.concat(
                alarms(stage).stream().map(alarm -> alarm.get("AlarmName")),
                resources.all("AWS::Events::Rule").stream()
                    .filter(rule -> rule.containsKey("EventPattern"))
                    .map(rule -> rule.get("Name"))))
        .map(name -> name.toString().replace(stage.fullName() + "-", ""))
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(runbooks).contains("`" + name + "`"));
  }

  /// It is replaced before any metric shows it.
  @ParameterizedTest
  @EnumSource
  void aTaskThatEndsByItselfAndADeploymentThatFailsAreTold(Stage stage) {
    var resources = Templates.of(stage);
    var topic = Map.of("Ref", resources.byName("AWS::SNS::Topic").keySet().iterator().next());
    var told =
        resources.all("AWS::Events::Rule").stream()
            .filter(rule -> rule.containsKey("EventPattern"))
            .toList();
    assertThat(told)
        .map(rule -> rule.get("Name"))
        .containsExactlyInAnyOrder(
            stage.fullName() + "-task-ended",
            stage.fullName() + "-tasks-not-started",
            stage.fullName() + "-deployment-failed");
    assertThat(told)
        .allSatisfy(rule -> assertThat(Resources.at(rule, "Targets", "0", "Arn")).isEqualTo(topic));
    assertThat(told)
        .flatExtracting(rule -> Resources.texts(rule.get("EventPattern")).toList())
        .contains("EssentialContainerExited", "ERROR", "SERVICE_DEPLOYMENT_FAILED");
    for (var policy : List.of("AWS::SNS::TopicPolicy", "AWS::KMS::Key")) {
      assertThat(Resources.texts(resources.one(policy))).contains("events.amazonaws.com");
    }
  }

  /// What is asked of something that is not there is never seen to be wrong.
  @ParameterizedTest
  @EnumSource
  void alarmsAskOfWhatTheStageConsistsOf(Stage stage) {
    var whole =
        Map.of(
            "DBClusterIdentifier", stage.fullName(),
            "BackupVaultName", stage.fullName());
    var begun =
        Map.of(
            "LoadBalancer", "LoadBalancer",
            "TargetGroup", "LoadBalancer",
            "ClusterName", "Cluster",
            "ServiceName", "Side",
            "FunctionName", "SigningKeysRotation",
            "StateMachineArn", "VerificationNightly");
    var dimensions =
        alarms(stage).stream()
            .flatMap(
                alarm ->
                    Stream.concat(
                        Stream.of(alarm),
                        Resources.maps(
                                alarm.getOrDefault("Metrics", List.<Map<String, Object>>of()))
                            .stream()
                            .filter(metric -> metric.containsKey("MetricStat"))
                            .map(metric -> Resources.map(metric, "MetricStat", "Metric"))))
            .filter(asked -> asked.containsKey("Dimensions"))
            .flatMap(asked -> Resources.maps(asked.get("Dimensions")).stream())
            .toList();
    assertThat(dimensions)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            dimension -> {
              var name = dimension.get("Name").toString();
              var value = dimension.get("Value");
              if (whole.containsKey(name)) {
                assertThat(value).isEqualTo(whole.get(name));
              } else {
                assertThat(begun).containsKey(name);
                assertThat(Resources.texts(value)).anyMatch(text -> text.contains(begun.get(name)));
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void theTopicIsEncryptedAndSubscribedToWhereAnAddressIsGiven(Stage stage) {
    var resources = Templates.of(stage);
    assertThat(resources.one("AWS::SNS::Topic").get("KmsMasterKeyId").toString()).contains("Key");
    assertThat(resources.one("AWS::SNS::Subscription"))
        .containsEntry("Protocol", "email")
        .containsEntry("Endpoint", Map.of("Ref", "AlarmEmail"));
    assertThat(resources.byName("AWS::SNS::Subscription").values())
        .allSatisfy(subscription -> assertThat(subscription).containsKey("Condition"));
  }

  @ParameterizedTest
  @EnumSource
  void bothSidesSayHowTheirReadModelsDo(Stage stage) {
    for (var program : Program.values()) {
      var container = Templates.of(stage).container(stage.fullName() + "-" + program.service());
      assertThat(Resources.maps(container.get("Environment")))
          .contains(Map.of("Name", "QUIZLEDGER_REPORTS_READMODELS", "Value", "15s"));
    }
    for (var metric : List.of("DeadLetters", "FailedReadModels", "Faults")) {
      assertThat(Templates.of(stage).all("AWS::Logs::MetricFilter"))
          .filteredOn(
              filter ->
                  metric.equals(Resources.at(filter, "MetricTransformations", "0", "MetricName")))
          .map(filter -> filter.get("LogGroupName"))
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  private static List<Map<String, Object>> alarms(Stage stage) {
    return Templates.of(stage).all("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> alarm.containsKey("AlarmName"))
        .toList();
  }

  private static String told(Stage stage, Map<String, Object> alarm) {
    var computed = alarm.containsKey("Metrics");
    var namespace =
        String.valueOf(alarm.get("Namespace")).replace("Quizledger/" + stage.id(), "Quizledger");
    var statistic =
        alarm.containsKey("Statistic") ? alarm.get("Statistic") : alarm.get("ExtendedStatistic");
    var period = computed ? 60 : alarm.get("Period");
    return "%s | %s | %s %.0f | %s %s |%s"
        .formatted(
            alarm.get("AlarmName").toString().replace(stage.fullName() + "-", ""),
            computed ? "computed" : namespace + " " + alarm.get("MetricName") + " " + statistic,
            alarm.get("ComparisonOperator").equals("GreaterThanThreshold") ? ">" : "<",
            ((Number) alarm.get("Threshold")).doubleValue(),
            alarm.get("EvaluationPeriods"),
            period,
            alarm.get("TreatMissingData").equals("breaching") ? " nothing" : "");
  }

  @ParameterizedTest
  @EnumSource
  void everyAlarmTellsTheTopic(Stage stage) {
    var topic =
        Map.of("Ref", Templates.of(stage).byName("AWS::SNS::Topic").keySet().iterator().next());
    assertThat(alarms(stage))
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
            "CommandLagMillis",
            "QueryLagMillis",
            "QueryLiveLagMillis",
            "DeadLetters",
            "FailedReadModels",
            "Faults",
            "LogSound",
            "LogNotSound",
            "LogEmpty");
    assertThat(filtered).containsAll(asked);
  }

  /// What has a fixed name and stays behind would fail the next try of a first deployment.
  @ParameterizedTest
  @EnumSource
  void whatIsKeptUnderAFixedNameIsNotKeptOfACreationThatFailed(Stage stage) {
    for (var type : List.of("AWS::Logs::LogGroup", "AWS::Backup::BackupVault")) {
      assertThat(Templates.of(stage).byName(type).values())
          .isNotEmpty()
          .allSatisfy(
              resource ->
                  assertThat(resource).containsEntry("DeletionPolicy", "RetainExceptOnCreate"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyAlarmsOfThisAccountAreTold(Stage stage) {
    for (var type : List.of("AWS::SNS::TopicPolicy", "AWS::KMS::Key")) {
      var properties = Templates.of(stage).one(type);
      var policy = properties.getOrDefault("PolicyDocument", properties.get("KeyPolicy"));
      assertThat(Resources.maps(Resources.at(policy, "Statement")))
          .filteredOn(
              statement ->
                  Resources.texts(statement.get("Principal"))
                      .anyMatch("cloudwatch.amazonaws.com"::equals))
          .hasSize(1)
          .allSatisfy(
              statement ->
                  assertThat(Resources.map(statement, "Condition", "StringEquals"))
                      .containsKey("aws:SourceAccount"));
    }
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
        .contains(
            "RequestCount",
            "TargetResponseTime",
            "CommandLagMillis",
            "QueryLagMillis",
            "DeadLetters",
            "LogHead")
        .contains("CPUUtilization", "AWS/DocDB");
  }
}
