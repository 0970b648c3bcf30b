package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// What CloudFormation may do when it deploys a stage: everything with the services that a stage
/// consists of, and with roles of its own names only.
final class DeploymentRole extends Construct {
  private static final List<String> SERVICES =
      List.of(
          "application-autoscaling",
          "athena",
          "backup",
          "backup-storage",
          "cloudwatch",
          "ec2",
          "ecs",
          "elasticloadbalancing",
          "events",
          "glue",
          "kms",
          "lambda",
          "logs",
          "rds",
          "s3",
          "secretsmanager",
          "sns",
          "states",
          "wafv2");

  private final Role role;

  DeploymentRole(Construct scope) {
    super(scope, "Deployment");
    role =
        Role.Builder.create(this, "Role")
            .roleName("quizledger-deployment")
            .description("CloudFormation: creates and changes the stages")
            .assumedBy(new ServicePrincipal("cloudformation.amazonaws.com"))
            .build();
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("WhatAStageConsistsOf")
            .actions(SERVICES.stream().map(service -> service + ":*").toList())
            .resources(List.of("*"))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("RolesOfTheStages")
            .actions(
                Stream.of(
                        "CreateRole",
                        "DeleteRole",
                        "GetRole",
                        "UpdateRole",
                        "UpdateAssumeRolePolicy",
                        "UpdateRoleDescription",
                        "PassRole",
                        "TagRole",
                        "UntagRole",
                        "PutRolePolicy",
                        "GetRolePolicy",
                        "DeleteRolePolicy",
                        "AttachRolePolicy",
                        "DetachRolePolicy",
                        "ListRolePolicies",
                        "ListAttachedRolePolicies")
                    .map(action -> "iam:" + action)
                    .toList())
            .resources(
                Stream.of(Stage.values())
                    .map(
                        stage ->
                            "arn:%s:iam::%s:role/%s-*"
                                .formatted(Aws.PARTITION, Aws.ACCOUNT_ID, stage.fullName()))
                    .toList())
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("RolesOfAwsServices")
            .actions(List.of("iam:CreateServiceLinkedRole"))
            .resources(List.of("*"))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "iam:AWSServiceName",
                        List.of(
                            "ecs.amazonaws.com",
                            "ecs.application-autoscaling.amazonaws.com",
                            "elasticloadbalancing.amazonaws.com",
                            "rds.amazonaws.com",
                            "wafv2.amazonaws.com"))))
            .build());
    Findings.accept(
        role,
        "AwsSolutions-IAM5",
        "Whoever creates a network, a database and their names cannot be limited to names that do"
            + " not exist yet; only CloudFormation can take this role, and only the pipeline can"
            + " hand it over.");
    CfnOutput.Builder.create(this, "RoleArn")
        .description("The role that CloudFormation deploys the stages with")
        .value(role.getRoleArn())
        .build();
  }

  Role role() {
    return role;
  }
}
