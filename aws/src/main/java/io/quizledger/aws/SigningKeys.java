package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.RotationSchedule;
import software.amazon.awscdk.services.secretsmanager.RotationScheduleOptions;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// The keys that sign access tokens, and the function that changes them.
final class SigningKeys extends Construct {
  static final String CODE = "/lambda/signing-keys.js";

  /// The first of each month between 3 and 5 o'clock, UTC: every task of the command side is
  /// replaced then, which is not to fall into an exam.
  private static final CfnRotationSchedule.RotationRulesProperty WHEN =
      CfnRotationSchedule.RotationRulesProperty.builder()
          .scheduleExpression("cron(0 3 1 * ? *)")
          .duration("2h")
          .build();

  private final Secret secret;
  private final Function function;
  private final RotationSchedule rotation;

  SigningKeys(Construct scope, Stage stage, IKey key, Logs logs) {
    super(scope, "SigningKeys");
    secret =
        Secret.Builder.create(this, "Keys")
            .secretName("quizledger/" + stage.id() + "/signing-keys")
            .description("A JSON web key set; the first key signs access tokens")
            .encryptionKey(key)
            .build();
    function =
        Function.Builder.create(this, "Rotation")
            .functionName(stage.fullName() + "-signing-keys")
            .description("Changes the keys that sign access tokens")
            .runtime(Runtime.NODEJS_24_X)
            .handler("index.handler")
            .code(Code.fromInline(Resource.text(CODE)))
            .timeout(Duration.minutes(1))
            .environment(Map.of("CLUSTER", stage.fullName(), "SERVICE", Program.COMMAND.service()))
            .logGroup(logs.group(this, "Logs", "signing-keys"))
            .build();
    function.addToRolePolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("ecs:UpdateService"))
            .resources(
                List.of(
                    "arn:%s:ecs:%s:%s:service/%s/%s"
                        .formatted(
                            Stack.of(this).getPartition(),
                            Stack.of(this).getRegion(),
                            Stack.of(this).getAccount(),
                            stage.fullName(),
                            Program.COMMAND.service())))
            .build());
    rotation =
        secret.addRotationSchedule(
            "Schedule",
            RotationScheduleOptions.builder()
                .rotationLambda(function)
                .rotateImmediatelyOnUpdate(true)
                .build());
    ((CfnRotationSchedule) rotation.getNode().getDefaultChild()).setRotationRules(WHEN);
    Findings.accept(
        function,
        "AwsSolutions-IAM5",
        "secretsmanager:GetRandomPassword, which comes with every rotation, knows no resource.",
        List.of("Resource::*"));
    Findings.accept(
        function,
        "AwsSolutions-IAM4",
        "What every function needs to write its own log.",
        List.of(
            "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
  }

  Secret secret() {
    return secret;
  }

  /// Changes the keys.
  Function function() {
    return function;
  }

  /// Whoever reads the keys at start waits for it: it makes the first ones.
  RotationSchedule rotation() {
    return rotation;
  }
}
