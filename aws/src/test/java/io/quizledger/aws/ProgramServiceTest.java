package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramServiceTest {
  /// A first deployment is given up after three tasks that did not become ready.
  @ParameterizedTest
  @EnumSource
  void noTaskStartsBeforeWhatItNeedsIsThere(Stage stage) {
    var resources = Templates.of(stage);
    var needed =
        Stream.of(
                "AWS::DocDB::DBInstance",
                "AWS::SecretsManager::SecretTargetAttachment",
                "AWS::EC2::VPCEndpoint",
                "AWS::EC2::SecurityGroupIngress")
            .flatMap(type -> resources.byName(type).keySet().stream())
            .toList();
    assertThat(needed).hasSizeGreaterThan(3 + 1 + 5);
    for (var program : Program.values()) {
      var service =
          resources
              .byName("AWS::ECS::Service")
              .get(resources.nameOf("AWS::ECS::Service", "ServiceName", program.service()));
      assertThat(Resources.texts(service.get("DependsOn")))
          .containsAll(needed)
          .anyMatch(name -> name.contains("TaskExecutionRoleDefaultPolicy"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachSideIsAFargateServiceWithoutAPublicAddress(Stage stage) {
    var services = Templates.of(stage).all("AWS::ECS::Service");
    assertThat(services)
        .map(service -> service.get("ServiceName"))
        .containsExactlyInAnyOrder("command", "query");
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service).containsEntry("LaunchType", "FARGATE");
              assertThat(
                      Resources.at(
                          service, "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"))
                  .isEqualTo("DISABLED");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aDeploymentThatFailsOrRingsItsAlarmsIsUndone(Stage stage) {
    for (var program : Program.values()) {
      var deployment = Resources.map(service(stage, program), "DeploymentConfiguration");
      assertThat(deployment.get("DeploymentCircuitBreaker"))
          .isEqualTo(Map.of("Enable", true, "Rollback", true));
      assertThat(Resources.map(deployment, "Alarms"))
          .containsEntry("Enable", true)
          .containsEntry("Rollback", true);
      assertThat(Resources.texts(Resources.at(deployment, "Alarms", "AlarmNames")))
          .anyMatch(name -> name.contains(program.service() + "5xx"))
          .anyMatch(name -> name.contains(program.service() + "latency"));
      assertThat(deployment).containsEntry("MinimumHealthyPercent", 100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServiceCanGoBackToTheTasksOfBefore(Stage stage) {
    var definitions = Templates.of(stage).byName("AWS::ECS::TaskDefinition").values();
    for (var program : Program.values()) {
      assertThat(definitions)
          .filteredOn(
              definition ->
                  (stage.fullName() + "-" + program.service())
                      .equals(Resources.map(definition, "Properties").get("Family")))
          .singleElement()
          .satisfies(
              definition -> assertThat(definition).containsEntry("UpdateReplacePolicy", "Retain"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatNoLongerWorksIsReplaced(Stage stage) {
    for (var program : Program.values()) {
      var container = Templates.of(stage).container(stage.fullName() + "-" + program.service());
      assertThat(Resources.texts(Resources.at(container, "HealthCheck", "Command")))
          .contains("/actuator/health/liveness");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTaskHasTimeToFillReadModelsOfANewForm(Stage stage) {
    for (var program : Program.values()) {
      assertThat(service(stage, program)).containsEntry("HealthCheckGracePeriodSeconds", 1200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNumberOfTasksIsLeftToScaling(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::ECS::Service"))
        .allSatisfy(service -> assertThat(service).doesNotContainKey("DesiredCount"));
  }

  @ParameterizedTest
  @EnumSource
  void whatATaskIsToldStandsInTheSameOrderEachTime(Stage stage) {
    for (var program : Program.values()) {
      var container = Templates.of(stage).container(stage.fullName() + "-" + program.service());
      for (var told : List.of("Environment", "Secrets")) {
        assertThat(Resources.maps(container.get(told)))
            .extracting(one -> String.valueOf(one.get("Name")))
            .as(told)
            .isSorted();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTaskWritesOnlyToItsScratch(Stage stage) {
    for (var program : Program.values()) {
      var container = Templates.of(stage).container(stage.fullName() + "-" + program.service());
      assertThat(container).containsEntry("ReadonlyRootFilesystem", true);
      assertThat(Resources.maps(container.get("MountPoints")))
          .map(mount -> mount.get("ContainerPath"))
          .containsExactly("/tmp");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theImageIsOneCommitsOnTheArchitectureThatItWasBuiltFor(Stage stage) {
    for (var task : Templates.of(stage).all("AWS::ECS::TaskDefinition")) {
      var container = Resources.maps(task.get("ContainerDefinitions")).getFirst();
      assertThat(Resources.texts(container.get("Image"))).contains("ImageTag");
      assertThat(Resources.at(task, "RuntimePlatform", "CpuArchitecture", "Ref"))
          .isEqualTo("CpuArchitecture");
    }
    assertThat(
            Resources.map(Templates.of(stage).json(), "Parameters", "CpuArchitecture")
                .get("Default"))
        .isEqualTo("ARM64");
  }

  @ParameterizedTest
  @EnumSource
  void taskRolesOfTheProgramsAllowNothing(Stage stage) {
    var withPolicies =
        Templates.of(stage).all("AWS::IAM::Policy").stream()
            .flatMap(policy -> Resources.texts(policy.get("Roles")))
            .toList();
    var roles =
        Templates.of(stage).byName("AWS::IAM::Role").keySet().stream()
            .filter(name -> name.contains("TaskTaskRole"))
            .toList();
    assertThat(roles).hasSize(3).noneMatch(withPolicies::contains);
    assertThat(Templates.of(stage).all("AWS::ECS::TaskDefinition"))
        .allSatisfy(
            task -> assertThat(task.get("TaskRoleArn")).isNotEqualTo(task.get("ExecutionRoleArn")));
  }

  @ParameterizedTest
  @EnumSource
  void executionRolesReadOnlyTheirOwnSecretsAndImages(Stage stage) {
    for (var policy : Templates.of(stage).byName("AWS::IAM::Policy").entrySet()) {
      if (!policy.getKey().contains("ExecutionRole")) {
        continue;
      }
      var statements =
          Resources.maps(
              Resources.at(policy.getValue(), "Properties", "PolicyDocument", "Statement"));
      assertThat(statements)
          .filteredOn(statement -> "*".equals(statement.get("Resource")))
          .allSatisfy(
              statement ->
                  assertThat(statement.get("Action")).isEqualTo("ecr:GetAuthorizationToken"));
      if (policy.getKey().startsWith("QuerySide")) {
        assertThat(Resources.texts(statements))
            .noneMatch(text -> text.contains("SigningKeys") || text.contains("Administrator"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theClusterTellsOfItsContainers(Stage stage) {
    assertThat(Templates.of(stage).one("AWS::ECS::Cluster").get("ClusterSettings"))
        .isEqualTo(List.of(Map.of("Name", "containerInsights", "Value", "enabled")));
  }

  private static Map<String, Object> service(Stage stage, Program program) {
    return Templates.of(stage).all("AWS::ECS::Service").stream()
        .filter(service -> service.get("ServiceName").equals(program.service()))
        .findFirst()
        .orElseThrow();
  }
}
