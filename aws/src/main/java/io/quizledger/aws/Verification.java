package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/// Every night a task reads the whole log and computes every hash anew. It is told the head that it
/// found the night before, so that a log cut off at its end is found too. Verdict and head are
/// written to the bucket by the state machine that started it: the task itself can write nowhere.
final class Verification extends Construct {
  private static final String STEPS = "/verification.asl.json";
  private static final String CONTAINER = "verify";
  private static final int CPU = 1024;
  private static final int MEMORY = 2048;

  private final StateMachine machine;

  /// What it is made of.
  record Parts(
      Stage stage,
      ICluster cluster,
      Network network,
      ISecurityGroup guard,
      Images images,
      Database database,
      AuditBucket audit,
      ILogGroup output,
      ILogGroup history,
      IKey key) {}

  Verification(Construct scope, Parts parts) {
    super(scope, "Verification");
    var task = task(parts);
    machine =
        StateMachine.Builder.create(this, "Nightly")
            .stateMachineName(parts.stage.fullName() + "-verification")
            .definitionBody(DefinitionBody.fromString(Resource.text(STEPS)))
            .definitionSubstitutions(
                Map.of(
                    "Bucket", parts.audit.bucket().getBucketName(),
                    "Cluster", parts.cluster.getClusterArn(),
                    "TaskDefinition", task.getTaskDefinitionArn(),
                    "Container", CONTAINER,
                    "LogGroup", parts.output.getLogGroupName(),
                    "SecurityGroup", parts.guard.getSecurityGroupId(),
                    "Subnets",
                        String.join(
                            "\",\"",
                            parts
                                .network
                                .vpc()
                                .selectSubnets(parts.network.tasks())
                                .getSubnetIds())))
            .tracingEnabled(true)
            .logs(
                LogOptions.builder()
                    .destination(parts.history)
                    .level(LogLevel.ALL)
                    .includeExecutionData(true)
                    .build())
            .build();
    allow(parts, task);
    Rule.Builder.create(this, "EveryNight")
        .ruleName(parts.stage.fullName() + "-verification")
        .schedule(Schedule.cron(CronOptions.builder().hour("2").minute("41").build()))
        .targets(List.of(new SfnStateMachine(machine)))
        .build();
  }

  StateMachine machine() {
    return machine;
  }

  private FargateTaskDefinition task(Parts parts) {
    var task =
        FargateTaskDefinition.Builder.create(this, "Task")
            .family(parts.stage.fullName() + "-verification")
            .cpu(CPU)
            .memoryLimitMiB(MEMORY)
            .runtimePlatform(parts.images.platform())
            .build();
    task.addContainer(
        CONTAINER,
        ContainerDefinitionOptions.builder()
            .image(parts.images.of(Program.COMMAND))
            .entryPoint(Images.VERIFY)
            .command(List.of("verify", "--json"))
            .environment(parts.database.settings())
            .secrets(
                Map.of("QUIZLEDGER_MONGODB_URI", Secret.fromSecretsManager(parts.database.uri())))
            .logging(ProgramService.log(parts.output, CONTAINER))
            .readonlyRootFilesystem(true)
            .build());
    // A restored database is proved by it before any program uses it: docs/runbooks/restore.md.
    task.addToExecutionRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("secretsmanager:GetSecretValue"))
            .resources(
                List.of(
                    Stack.of(this)
                        .formatArn(
                            ArnComponents.builder()
                                .service("secretsmanager")
                                .resource("secret")
                                .resourceName(restoredUri(parts.stage) + "-??????")
                                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                .build())))
            .build());
    ProgramService.accept(task);
    return task;
  }

  /// What the connection string of a restored database is kept under.
  static String restoredUri(Stage stage) {
    return "quizledger/" + stage.id() + "/restored-uri";
  }

  private void allow(Parts parts, FargateTaskDefinition task) {
    var bucket = parts.audit.bucket();
    bucket.grantRead(machine, "head.json");
    bucket.grantPut(machine);
    parts.key.grantEncryptDecrypt(machine);
    task.grantRun(machine);
    parts.output.grant(machine, "logs:GetLogEvents");
    machine.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("ecs:StopTask", "ecs:DescribeTasks"))
            .resources(List.of("*"))
            .conditions(Map.of("ArnEquals", Map.of("ecs:cluster", parts.cluster.getClusterArn())))
            .build());
    // How a state machine is told that the task that it waits for has ended.
    machine.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"))
            .resources(
                List.of(
                    Stack.of(this)
                        .formatArn(
                            ArnComponents.builder()
                                .service("events")
                                .resource("rule")
                                .resourceName("StepFunctionsGetEventsForECSTaskRule")
                                .build())))
            .build());
    Findings.accept(
        machine,
        "AwsSolutions-IAM5",
        "Verdicts have names of their own; tasks are those of the one cluster, by condition;"
            + " deliveries of logs and traces know no resource.");
  }
}
