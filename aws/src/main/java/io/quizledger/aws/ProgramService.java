package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/// One program as a Fargate service behind the load balancer.
final class ProgramService extends Construct {
  private static final String SCRATCH = "scratch";
  private static final Duration START = Duration.seconds(90);

  /// In which a new form of a read model may catch up before its task is replaced for not being
  /// ready.
  private static final Duration CATCHING_UP = Duration.minutes(20);

  private final FargateService service;

  /// What a service is made of.
  ///
  /// @param settings what the program is told
  /// @param secrets what it is told in secret
  /// @param rollBackOn alarms that undo a deployment
  record Parts(
      Program program,
      Stage stage,
      ICluster cluster,
      Network network,
      ISecurityGroup guard,
      Images images,
      ILogGroup logs,
      Map<String, String> settings,
      Map<String, Secret> secrets,
      List<Alarm> rollBackOn) {}

  ProgramService(Construct scope, Parts parts) {
    super(scope, parts.program == Program.COMMAND ? "CommandSide" : "QuerySide");
    var size = parts.stage.tasks();
    var task =
        FargateTaskDefinition.Builder.create(this, "Task")
            .family(parts.stage.fullName() + "-" + parts.program.service())
            .cpu(size.cpu())
            .memoryLimitMiB(size.memory())
            .runtimePlatform(parts.images.platform())
            .volumes(List.of(Volume.builder().name(SCRATCH).build()))
            .build();
    container(task, parts);
    // The last ones stay: a service can go back to them at once, without CloudFormation.
    ((CfnTaskDefinition) Objects.requireNonNull(task.getNode().getDefaultChild()))
        .applyRemovalPolicy(RemovalPolicy.RETAIN);
    service =
        FargateService.Builder.create(this, "Service")
            .cluster(parts.cluster)
            .serviceName(parts.program.service())
            .taskDefinition(task)
            .platformVersion(FargatePlatformVersion.LATEST)
            .vpcSubnets(parts.network.tasks())
            .securityGroups(List.of(parts.guard))
            .assignPublicIp(false)
            .minHealthyPercent(100)
            .maxHealthyPercent(200)
            .healthCheckGracePeriod(CATCHING_UP)
            .circuitBreaker(DeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
            .deploymentAlarms(
                DeploymentAlarmConfig.builder()
                    .alarmNames(parts.rollBackOn.stream().map(Alarm::getAlarmName).toList())
                    .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                    .build())
            .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
            .enableExecuteCommand(false)
            .build();
    // Its roles may do what they are for before the first task starts.
    service.getNode().addDependency(task);
    accept(task);
  }

  FargateService service() {
    return service;
  }

  private static void container(FargateTaskDefinition task, Parts parts) {
    // In an order of their own: another order would be another task, and replace all that run.
    var settings = new TreeMap<>(parts.settings);
    settings.put("QUIZLEDGER_PORT", String.valueOf(Program.PORT));
    settings.putAll(Stopping.environment());
    var container =
        task.addContainer(
            parts.program.service(),
            ContainerDefinitionOptions.builder()
                .image(parts.images.of(parts.program))
                .environment(settings)
                .secrets(new TreeMap<>(parts.secrets))
                .portMappings(List.of(PortMapping.builder().containerPort(Program.PORT).build()))
                .logging(log(parts.logs, parts.program.service()))
                .readonlyRootFilesystem(true)
                .healthCheck(
                    HealthCheck.builder()
                        .command(Images.IS_ALIVE)
                        .interval(Duration.seconds(30))
                        .timeout(Duration.seconds(10))
                        .retries(3)
                        .startPeriod(START)
                        .build())
                .stopTimeout(Stopping.killAfter())
                .build());
    scratch(container);
  }

  /// A log that does not hold the program up.
  static LogDriver log(ILogGroup group, String prefix) {
    return LogDriver.awsLogs(
        AwsLogDriverProps.builder()
            .logGroup(group)
            .streamPrefix(prefix)
            .mode(AwsLogDriverMode.NON_BLOCKING)
            .maxBufferSize(Size.mebibytes(25))
            .build());
  }

  /// The one place that a program may write to.
  private static void scratch(ContainerDefinition container) {
    container.addMountPoints(
        MountPoint.builder().containerPath("/tmp").sourceVolume(SCRATCH).readOnly(false).build());
  }

  /// What every task definition here has in common.
  static void accept(FargateTaskDefinition task) {
    Findings.accept(
        task,
        "AwsSolutions-ECS2",
        "What stands in the environment is no secret; secrets come from Secrets Manager.");
    Findings.accept(
        task,
        "AwsSolutions-IAM5",
        "ecr:GetAuthorizationToken knows no resource.",
        List.of("Resource::*"));
  }
}
