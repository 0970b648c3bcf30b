package io.quizledger.aws;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.constructs.Construct;

/// All stacks, checked against the rules of AWS Solutions. As a program it writes their templates.
public final class Infrastructure {
  private static final Map<String, Object> FLAGS =
      Map.of(
          "@aws-cdk/aws-iam:minimizePolicies", true,
          "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
          "@aws-cdk/aws-ecs:removeDefaultDesiredCount", true,
          "@aws-cdk/aws-ecs:arnFormatIncludesClusterName", true,
          "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker", true,
          "@aws-cdk/core:enablePartitionLiterals", true);

  private final App app;
  private final AccountStack account;
  private final Map<Stage, StageStack> stages = new EnumMap<>(Stage.class);

  /// All stacks, whose templates go to `directory`.
  ///
  /// @param context what is chosen, see docs/aws.md
  /// @throws IllegalStateException where the CDK's own language is missing
  Infrastructure(Path directory, Map<String, Object> context) {
    requireNode();
    app =
        new App(
            AppProps.builder()
                .outdir(directory.toString())
                .context(context)
                .postCliContext(FLAGS)
                .analyticsReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .defaultStackSynthesizer(
                    DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build());
    var choices = Choices.of(app.getNode());
    account = new AccountStack(app, choices);
    choices
        .stages()
        .forEach(stage -> stages.put(stage, new StageStack((Construct) app, stage, choices)));
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
  }

  /// Writes the templates to the directory that is given, else to `target/cdk.out`. The environment
  /// variable `CDK_CONTEXT_JSON` may hold the context.
  public static void main(String[] arguments) {
    var directory = arguments.length > 0 ? arguments[0] : "target/cdk.out";
    new Infrastructure(Path.of(directory), Map.of()).write();
  }

  void write() {
    app.synth();
  }

  AccountStack account() {
    return account;
  }

  StageStack stage(Stage stage) {
    return Objects.requireNonNull(stages.get(stage));
  }

  private static void requireNode() {
    try {
      new ProcessBuilder("node", "--version").start().destroy();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Node 22 or later is missing, which the AWS CDK runs on; get it from https://nodejs.org"
              + " or your package manager",
          e);
    }
  }
}
