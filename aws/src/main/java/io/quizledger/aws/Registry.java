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

/// The repositories of the programs' images. A tag is a commit, and never changes.
final class Registry extends Construct {
  private static final int KEPT = 200;

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
                      LifecycleRule.builder()
                          .rulePriority(2)
                          .description("As many as one may want to go back to")
                          .tagStatus(TagStatus.ANY)
                          .maxImageCount(KEPT)
                          .build()))
              .removalPolicy(RemovalPolicy.RETAIN)
              .build());
    }
  }

  List<Repository> repositories() {
    return List.copyOf(repositories);
  }
}
