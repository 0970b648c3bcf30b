package io.quizledger.aws;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// What an account has once, before its first stage: repositories, and who may deploy.
final class AccountStack extends Stack {
  static final String NAME = "quizledger-account";

  AccountStack(Construct scope, Choices choices) {
    super(
        scope,
        NAME,
        StackProps.builder()
            .description("Quizledger: repositories, and who may deploy")
            .env(Environment.builder().region(choices.region()).build())
            .terminationProtection(true)
            .build());
    var logs = new AccessLogs(this);
    var templates =
        Bucket.Builder.create(this, "Templates")
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .serverAccessLogsBucket(logs.bucket())
            .serverAccessLogsPrefix("templates/")
            .lifecycleRules(List.of(LifecycleRule.builder().expiration(Duration.days(90)).build()))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    CfnOutput.Builder.create(this, "TemplatesBucket")
        .description("Where templates are put for CloudFormation to read")
        .value(templates.getBucketName())
        .build();
    var registry = new Registry(this);
    var boundary = new RoleBoundary(this).policy();
    var deployment = new DeploymentRole(this, boundary, templates).role();
    new PipelineRole(this, choices, registry, templates, deployment);
  }
}
