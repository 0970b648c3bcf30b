package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/// What CloudFormation may do when it deploys a stage: with the services that a stage consists of,
/// by name where they have names; and with roles of the stages only, which never do more than the
/// boundary says.
final class DeploymentRole extends Construct {
  /// What AWS keeps in step with its own services, and roles of the stages use.
  private static final List<String> POLICIES_OF_AWS =
      List.of(
          "AWSLambdaBasicExecutionRole",
          "AWSBackupServiceRolePolicyForBackup",
          "AWSBackupServiceRolePolicyForRestores");

  private final Role role;

  DeploymentRole(Construct scope, IManagedPolicy boundary, IBucket templates) {
    super(scope, "Deployment");
    role =
        Role.Builder.create(this, "Role")
            .roleName("quizledger-deployment")
            .description("CloudFormation: creates and changes the stages")
            .assumedBy(new ServicePrincipal("cloudformation.amazonaws.com"))
            .build();
    templates.grantRead(role);
    allow("WhatHasANameOfAStage", named(), namesOfTheStages());
    allow("WhatHasNone", unnamed(), List.of("*"));
    allow("Looking", looking(), List.of("*"));
    deleteKeys();
    changeRoles(boundary);
    passRoles();
    Findings.accept(
        role,
        "AwsSolutions-IAM5",
        "Whoever creates a network cannot be limited to names that do not exist yet, and what has"
            + " names is limited by their beginnings; only CloudFormation can take this role, and"
            + " only the pipeline can hand it over.");
    CfnOutput.Builder.create(this, "RoleArn")
        .description("The role that CloudFormation deploys the stages with")
        .value(role.getRoleArn())
        .build();
  }

  Role role() {
    return role;
  }

  /// As CloudFormation names the roles of a stack's template.
  static List<String> rolesOfTheStages() {
    return Stream.of(Stage.values())
        .map(stage -> arn("iam", "", "role/" + stage.fullName() + "-*"))
        .toList();
  }

  private static List<String> named() {
    return List.of(
        "athena:*",
        "backup:*",
        "cloudwatch:*",
        "events:*",
        "glue:*",
        "lambda:*",
        "logs:*",
        "rds:*",
        "s3:CreateBucket",
        "s3:DeleteBucket*",
        "s3:GetBucket*",
        "s3:Get*Configuration",
        "s3:ListBucket*",
        "s3:ListTagsForResource",
        "s3:PutBucket*",
        "s3:Put*Configuration",
        "s3:TagResource",
        "s3:UntagResource",
        "secretsmanager:*",
        "sns:*",
        "states:*");
  }

  private static List<String> namesOfTheStages() {
    var once =
        Stream.of(
            arn("athena", "*", "workgroup/quizledger-*"),
            arn("backup", "*", "backup-plan:*"),
            arn("backup", "*", "backup-vault:quizledger-*"),
            arn("cloudwatch", "", "dashboard/quizledger-*"),
            arn("cloudwatch", "*", "alarm:quizledger-*"),
            // Application Auto Scaling names the alarms of its own policies, and makes them as its
            // caller.
            arn("cloudwatch", "*", "alarm:TargetTracking-service/quizledger-*"),
            arn("events", "*", "rule/quizledger-*"),
            arn("glue", "*", "catalog"),
            arn("glue", "*", "database/quizledger_*"),
            arn("glue", "*", "table/quizledger_*"),
            arn("lambda", "*", "function:quizledger-*"),
            arn("logs", "*", "log-group:/aws/docdb/quizledger-*"),
            arn("logs", "*", "log-group:/aws/ecs/containerinsights/quizledger-*"),
            arn("logs", "*", "log-group:/aws/vendedlogs/states/quizledger-*"),
            arn("logs", "*", "log-group:/quizledger/*"),
            arn("logs", "*", "log-group:aws-waf-logs-quizledger-*"),
            // Cluster, instances, groups and snapshots; AWS's own groups, where none is named.
            arn("rds", "*", "*:quizledger-*"),
            arn("rds", "*", "*:default*"),
            arn("secretsmanager", "*", "secret:quizledger/*"),
            arn("sns", "*", "quizledger-*"),
            arn("states", "*", "stateMachine:quizledger-*"));
    // The account's own buckets begin as the stages' do.
    var buckets =
        Stream.of(Stage.values())
            .map(stage -> "arn:%s:s3:::%s-*".formatted(Aws.PARTITION, stage.fullName()));
    return Stream.concat(once, buckets).toList();
  }

  private static List<String> unnamed() {
    return List.of(
        "application-autoscaling:*",
        "backup-storage:MountCapsule",
        "ec2:*FlowLogs",
        "ec2:*InternetGateway",
        "ec2:*Route",
        "ec2:*RouteTable*",
        "ec2:*SecurityGroup*",
        "ec2:*Subnet*",
        "ec2:*Tags",
        "ec2:*Vpc*",
        "ec2:Describe*",
        "ecs:*Cluster*",
        "ecs:*Service*",
        "ecs:*TagResource",
        "ecs:*TaskDefinition*",
        "elasticloadbalancing:*",
        "kms:*Alias*",
        "kms:*Grant*",
        "kms:*KeyPolic*",
        "kms:*KeyRotation*",
        "kms:*TagResource",
        "kms:CreateKey",
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey*",
        "kms:ListResourceTags",
        "kms:ReEncrypt*",
        "kms:UpdateKeyDescription",
        "logs:*Deliver*",
        "logs:*ResourcePolic*",
        "route53:AssociateVPCWithHostedZone",
        "secretsmanager:GetRandomPassword",
        "sns:*Subscription*",
        "sns:Unsubscribe",
        "wafv2:*");
  }

  private static List<String> looking() {
    return List.of(
        "athena:List*",
        "backup:List*",
        "cloudwatch:Describe*",
        "ecs:Describe*",
        "ecs:List*",
        "glue:GetTags",
        "lambda:GetAccountSettings",
        "logs:Describe*",
        "logs:ListTagsForResource",
        "rds:Describe*",
        "s3:GetAccountPublicAccessBlock",
        "sns:List*",
        "states:List*",
        "states:ValidateStateMachineDefinition");
  }

  /// Keys have no names; those of the stages have a tag.
  private void deleteKeys() {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("KeysOfTheStages")
            .actions(List.of("kms:DisableKey", "kms:EnableKey", "kms:ScheduleKeyDeletion"))
            .resources(List.of(arn("kms", "*", "key/*")))
            .conditions(Map.of("StringEquals", Map.of("aws:ResourceTag/project", "quizledger")))
            .build());
  }

  private void changeRoles(IManagedPolicy boundary) {
    allow(
        "RolesOfTheStages",
        iam(
            "DeleteRole",
            "DeleteRolePolicy",
            "DetachRolePolicy",
            "GetRole",
            "GetRolePolicy",
            "ListAttachedRolePolicies",
            "ListRolePolicies",
            "ListRoleTags",
            "TagRole",
            "UntagRole",
            "UpdateAssumeRolePolicy",
            "UpdateRole",
            "UpdateRoleDescription"),
        rolesOfTheStages());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("RolesWithinTheBoundary")
            .actions(iam("CreateRole", "PutRolePermissionsBoundary", "PutRolePolicy"))
            .resources(rolesOfTheStages())
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("iam:PermissionsBoundary", boundary.getManagedPolicyArn())))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("PoliciesOfAws")
            .actions(iam("AttachRolePolicy"))
            .resources(rolesOfTheStages())
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("iam:PermissionsBoundary", boundary.getManagedPolicyArn()),
                    "ArnEquals",
                    Map.of(
                        "iam:PolicyARN",
                        POLICIES_OF_AWS.stream()
                            .map(
                                name ->
                                    "arn:%s:iam::aws:policy/service-role/%s"
                                        .formatted(Aws.PARTITION, name))
                            .toList())))
            .build());
  }

  private void passRoles() {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("RolesToTheirServices")
            .actions(iam("PassRole"))
            .resources(rolesOfTheStages())
            .conditions(
                Map.of(
                    "StringEqualsIfExists",
                    Map.of(
                        "iam:PassedToService",
                        List.of(
                            "backup.amazonaws.com",
                            "ecs-tasks.amazonaws.com",
                            "events.amazonaws.com",
                            "lambda.amazonaws.com",
                            "states.amazonaws.com",
                            "vpc-flow-logs.amazonaws.com"))))
            .build());
    // Scaling has a role of its own, which the templates name.
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("ScalingsOwnRole")
            .actions(iam("PassRole"))
            .resources(
                List.of(
                    "arn:%s:iam::%s:role/aws-service-role/%s/%s"
                        .formatted(
                            Aws.PARTITION,
                            Aws.ACCOUNT_ID,
                            "ecs.application-autoscaling.amazonaws.com",
                            "AWSServiceRoleForApplicationAutoScaling_ECSService")))
            .conditions(
                Map.of(
                    "StringEqualsIfExists",
                    Map.of(
                        "iam:PassedToService",
                        List.of(
                            "application-autoscaling.amazonaws.com",
                            "ecs.application-autoscaling.amazonaws.com"))))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("RolesOfAwsServices")
            .actions(iam("CreateServiceLinkedRole"))
            .resources(List.of("*"))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "iam:AWSServiceName",
                        List.of(
                            "backup.amazonaws.com",
                            "ecs.amazonaws.com",
                            "ecs.application-autoscaling.amazonaws.com",
                            "elasticloadbalancing.amazonaws.com",
                            "rds.amazonaws.com",
                            "wafv2.amazonaws.com"))))
            .build());
  }

  private void allow(String sid, List<String> actions, List<String> resources) {
    role.addToPolicy(
        PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources).build());
  }

  private static List<String> iam(String... actions) {
    return Stream.of(actions).map(action -> "iam:" + action).toList();
  }

  private static String arn(String service, String region, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(Aws.PARTITION, service, region, Aws.ACCOUNT_ID, resource);
  }
}
