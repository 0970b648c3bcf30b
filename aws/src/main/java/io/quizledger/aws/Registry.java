package io.quizledger.aws;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.constructs.Construct;

/// The repositories of the programs' images. A tag is a commit, or a stage and a commit that was
/// deployed to it, and never changes.
final class Registry extends Construct {
  private static final int KEPT = 200;
  private static final int KEPT_OF_A_STAGE = 50;

  private final List<Repository> repositories = new ArrayList<>();

  Registry(Construct scope) {
    super(scope, "Registry");
    for (var program : Program.values()) {
      repositories.add(
          Repository.Builder.create(this, program.service())
              .repositoryName(program.repository())
              .imageTagMutability(TagMutability.IMMUTABLE)
              .imageScanOnPush(true)
              .lifecycleRules(
                  List.of(
                      LifecycleRule.builder()
                          .rulePriority(1)
                          .description("What lost its tag, or never had one")
                          .tagStatus(TagStatus.UNTAGGED)
                          .maxImageAge(Duration.days(7))
                          .build(),
                      ofStage(2, Stage.PRODUCTION),
                      ofStage(3, Stage.STAGING),
                      LifecycleRule.builder()
                          .rulePriority(4)
                          .description("As many as one may want to go back to")
                          .tagStatus(TagStatus.ANY)
                          .maxImageCount(KEPT)
                          .build()))
              .removalPolicy(RemovalPolicy.RETAIN)
              .build());
    }
  }

  /// What one rule keeps a later one does not delete.
  private static LifecycleRule ofStage(int priority, Stage stage) {
    return LifecycleRule.builder()
        .rulePriority(priority)
        .description("What " + stage.id() + " ran last, and runs")
        .tagStatus(TagStatus.TAGGED)
        .tagPrefixList(List.of(stage.id() + "-"))
        .maxImageCount(KEPT_OF_A_STAGE)
        .build();
  }

  List<Repository> repositories() {
    return List.copyOf(repositories);
  }
}
