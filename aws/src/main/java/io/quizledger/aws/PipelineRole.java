package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/// What CircleCI may do, without a key that lives longer than a job: push images, and have
/// CloudFormation change the stacks of the stages.
final class PipelineRole extends Construct {
  private static final String NAME = "quizledger-pipeline";

  private final Stack stack;
  private final Role role;

  PipelineRole(
      Construct scope, Choices choices, Registry registry, IBucket templates, IRole deployment) {
    super(scope, "Pipeline");
    stack = Stack.of(this);
    var issuer = "oidc.circleci.com/org/" + choices.circleCiOrganization();
    var provider =
        OidcProviderNative.Builder.create(this, "CircleCi")
            .url("https://" + issuer)
            .clientIds(List.of(choices.circleCiOrganization()))
            .build();
    role =
        Role.Builder.create(this, "Role")
            .roleName(NAME)
            .description("CircleCI: pushes images and deploys the stages")
            .maxSessionDuration(Duration.hours(1))
            .assumedBy(
                new WebIdentityPrincipal(
                    provider.getOidcProviderArn(),
                    Map.of(
                        "StringEquals",
                        Map.of(issuer + ":aud", choices.circleCiOrganization()),
                        "StringLike",
                        Map.of(issuer + ":sub", subject(choices)))))
            .build();
    registry.repositories().forEach(repository -> repository.grantPullPush(role));
    templates.grantReadWrite(role);
    deployStages(deployment);
    watchStages();
    Findings.accept(
        role,
        "AwsSolutions-IAM5",
        "Stacks, services and template files have names of their own below fixed beginnings;"
            + " signing in to ECR and describing knows no resource.");
    CfnOutput.Builder.create(this, "RoleArn")
        .description("The role that CircleCI's jobs assume")
        .value(role.getRoleArn())
        .build();
  }

  /// As CircleCI's token of version 2 names who runs: only pipelines of the one branch of the one
  /// repository. A user is any UUID; `*` would match what others call their branches, too.
  private static String subject(Choices choices) {
    return "org/%s/project/%s/user/%s/vcs-origin/%s/vcs-ref/refs/heads/%s"
        .formatted(
            choices.circleCiOrganization(),
            choices.circleCiProject(),
            "????????-????-????-????-????????????",
            choices.repository(),
            choices.branch());
  }

  private void deployStages(IRole deployment) {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("Deploy")
            .actions(
                List.of(
                    "cloudformation:CreateChangeSet",
                    "cloudformation:DeleteChangeSet",
                    "cloudformation:DescribeChangeSet",
                    "cloudformation:ExecuteChangeSet",
                    "cloudformation:DescribeStacks",
                    "cloudformation:DescribeStackEvents",
                    "cloudformation:DescribeStackResources",
                    "cloudformation:GetTemplate",
                    "cloudformation:GetTemplateSummary",
                    "cloudformation:ContinueUpdateRollback",
                    "cloudformation:CancelUpdateStack"))
            .resources(
                Stream.of(Stage.values())
                    .map(stage -> arn("cloudformation", "stack/" + stage.fullName() + "/*"))
                    .toList())
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("KnowTheAccount")
            .actions(List.of("cloudformation:DescribeStacks"))
            .resources(List.of(arn("cloudformation", "stack/" + AccountStack.NAME + "/*")))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("ByTheDeploymentRole")
            .actions(List.of("iam:PassRole"))
            .resources(List.of(deployment.getRoleArn()))
            .conditions(
                Map.of(
                    "StringEquals", Map.of("iam:PassedToService", "cloudformation.amazonaws.com")))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("ReadTemplates")
            .actions(
                List.of("cloudformation:ValidateTemplate", "cloudformation:GetTemplateSummary"))
            .resources(List.of("*"))
            .build());
  }

  private void watchStages() {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("Watch")
            .actions(List.of("ecs:DescribeServices"))
            .resources(
                Stream.of(Stage.values())
                    .map(stage -> arn("ecs", "service/" + stage.fullName() + "/*"))
                    .toList())
            .build());
  }

  private String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(stack.getPartition(), service, stack.getRegion(), stack.getAccount(), resource);
  }
}
