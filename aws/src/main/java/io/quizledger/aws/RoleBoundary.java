package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The most that any role of a stage may ever do, whatever its own policies say. Whoever deploys a
/// stage can make roles, but none that does more than this.
///
/// A role of a stage that needs something new needs it here too, and here it is deployed by hand.
final class RoleBoundary extends Construct {
  /// What the stages know it by.
  static final String NAME = "quizledger-stage-roles";

  private final ManagedPolicy policy;

  RoleBoundary(Construct scope) {
    super(scope, "RoleBoundary");
    policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .managedPolicyName(NAME)
            .description("The most that roles of the stages may do")
            .statements(List.of(named(), account(), unnamed(), passed()))
            .build();
    Findings.accept(
        policy,
        "AwsSolutions-IAM5",
        "It gives nothing: it is the limit of what the roles' own policies, which name their"
            + " resources, can give.");
  }

  ManagedPolicy policy() {
    return policy;
  }

  /// What has a name of Quizledger.
  private static PolicyStatement named() {
    return PolicyStatement.Builder.create()
        .sid("WhatHasANameOfQuizledger")
        .actions(
            List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer",
                "ecs:RunTask",
                "ecs:UpdateService",
                "s3:Abort*",
                "s3:GetBucket*",
                "s3:GetObject*",
                "s3:List*",
                "s3:PutObject*",
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetSecretValue",
                "secretsmanager:PutSecretValue",
                "secretsmanager:UpdateSecretVersionStage",
                "states:StartExecution"))
        .resources(
            List.of(
                arn("ecr", "repository/quizledger/*"),
                arn("ecs", "service/quizledger-*"),
                arn("ecs", "task-definition/quizledger-*"),
                "arn:%s:s3:::quizledger-*".formatted(Aws.PARTITION),
                arn("secretsmanager", "secret:quizledger/*"),
                arn("states", "stateMachine:quizledger-*")))
        .build();
  }

  /// What is named by AWS, or by an id, within this account; and what AWS Backup does with the
  /// database, whose own policy for that is longer and changes.
  private static PolicyStatement account() {
    return PolicyStatement.Builder.create()
        .sid("WhatIsOfThisAccount")
        .actions(
            List.of(
                "backup:*",
                "ecs:DescribeTasks",
                "ecs:StopTask",
                "events:DescribeRule",
                "events:PutRule",
                "events:PutTargets",
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey*",
                "kms:ReEncrypt*",
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogStreams",
                "logs:GetLogEvents",
                "logs:PutLogEvents",
                "rds:*"))
        .resources(
            List.of(
                arn("backup", "*"),
                arn("ecs", "task/quizledger-*"),
                arn("events", "rule/StepFunctionsGetEventsForECSTaskRule"),
                arn("kms", "key/*"),
                arn("logs", "log-group:*"),
                arn("rds", "*")))
        .build();
  }

  private static PolicyStatement unnamed() {
    return PolicyStatement.Builder.create()
        .sid("WhatKnowsNoResource")
        .actions(
            List.of(
                "backup-storage:*",
                "ecr:GetAuthorizationToken",
                "logs:CreateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:DescribeLogGroups",
                "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:UpdateLogDelivery",
                "rds:Describe*",
                "secretsmanager:GetRandomPassword",
                "tag:GetResources",
                "xray:GetSamplingRules",
                "xray:GetSamplingTargets",
                "xray:PutTelemetryRecords",
                "xray:PutTraceSegments"))
        .resources(List.of("*"))
        .build();
  }

  /// The state machine hands the verification task its roles.
  private static PolicyStatement passed() {
    return PolicyStatement.Builder.create()
        .sid("RolesOfTasks")
        .actions(List.of("iam:PassRole"))
        .resources(DeploymentRole.rolesOfTheStages())
        .conditions(Map.of("StringLike", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
        .build();
  }

  private static String arn(String service, String resource) {
    return "arn:%s:%s:*:%s:%s".formatted(Aws.PARTITION, service, Aws.ACCOUNT_ID, resource);
  }
}
