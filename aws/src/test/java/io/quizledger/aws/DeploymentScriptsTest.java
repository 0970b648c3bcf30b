package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the pipeline deploys, and goes back, with a stand-in for the AWS CLI.
@DisabledOnOs(OS.WINDOWS)
class DeploymentScriptsTest {
  private static final String DEPLOY =
      "cloudformation deploy --stack-name quizledger-staging --s3-bucket"
          + " quizledger-account-templates --s3-prefix quizledger-staging --role-arn"
          + " arn:aws:iam::111122223333:role/quizledger-deployment --capabilities CAPABILITY_IAM"
          + " --no-fail-on-empty-changeset --template-file ";

  private static final String ADDRESS = "https://staging.quiz.example.org";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() throws IOException {
    cloud = Cloud.in(directory);
  }

  @Test
  void aDeploymentGivesTheTemplateAndTheCommitToCloudFormation() throws Exception {
    var deployed = cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(deployed.status()).as(deployed.output()).isZero();
    assertThat(cloud.calls())
        .contains(
            DEPLOY
                + "templates/quizledger-staging.template.json --parameter-overrides ImageTag="
                + Cloud.NEXT);
    assertThat(cloud.what("commit")).isEqualTo(Cloud.NEXT);
    assertThat(cloud.what("template")).isEqualTo("{\"next\": true}");
  }

  @Test
  void nothingIsDeployedThatTheSmokeTestCouldNotFind() throws Exception {
    var refused = cloud.run("deploy.sh", "staging", Cloud.NEXT, "");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("QUIZLEDGER_ADDRESS");
    assertThat(cloud.calls()).isEmpty();
  }

  @Test
  void whatAStageRunsHasATagThatKeepsIt() throws Exception {
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(cloud.calls())
        .filteredOn(call -> call.startsWith("ecr put-image"))
        .hasSize(2)
        .allMatch(
            call -> call.contains("--image-tag staging-" + Cloud.NEXT + " --image-manifest a"));
    cloud.is("images", "1");
    cloud.is("calls", "");
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(cloud.calls()).noneMatch(call -> call.startsWith("ecr put-image"));
  }

  @Test
  void afterASmokeTestThatFailedTheCommitAndTheTemplateOfBeforeAreBack() throws Exception {
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).as(back.output()).isZero();
    assertThat(cloud.what("commit")).isEqualTo(Cloud.BEFORE);
    assertThat(cloud.what("template")).isEqualTo("{\"before\": true}");
    assertThat(back.output()).contains("runs " + Cloud.BEFORE + " again");
  }

  @Test
  void whereCloudFormationWentBackByItselfItIsMadeSureOf() throws Exception {
    cloud.is("fails-deploy", "UPDATE_ROLLBACK_COMPLETE");
    var deployed = cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(deployed.status()).isNotZero();
    assertThat(deployed.output()).contains("quizledger-staging was not deployed");
    assertThat(cloud.calls()).anyMatch(call -> call.contains("describe-stack-events"));
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).as(back.output()).isZero();
    assertThat(cloud.what("commit")).isEqualTo(Cloud.BEFORE);
  }

  @Test
  void aDeploymentThatTakesTooLongIsCancelledAndWaitedFor() throws Exception {
    cloud.is("fails-deploy", "UPDATE_IN_PROGRESS");
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).as(back.output()).isZero();
    assertThat(cloud.calls())
        .containsSubsequence(
            "cloudformation cancel-update-stack --stack-name quizledger-staging",
            "cloudformation wait stack-rollback-complete --stack-name quizledger-staging");
  }

  @Test
  void aRollbackOfCloudFormationThatIsStuckIsContinued() throws Exception {
    cloud.is("fails-deploy", "UPDATE_ROLLBACK_FAILED");
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).as(back.output()).isZero();
    assertThat(cloud.calls())
        .anyMatch(
            call ->
                call.startsWith(
                    "cloudformation continue-update-rollback --stack-name quizledger-staging"
                        + " --role-arn arn:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE_IN_PROGRESS",
        "UPDATE_ROLLBACK_FAILED",
        "ROLLBACK_COMPLETE",
        "CREATE_FAILED"
      })
  void nothingIsDeployedToAStackThatIsNotSettled(String status) throws Exception {
    cloud.is("status", status);
    var refused = cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("quizledger-staging is " + status);
    assertThat(cloud.calls()).noneMatch(call -> call.startsWith("cloudformation deploy"));
  }

  @Test
  void whatWasNotTouchedIsNotRolledBack() throws Exception {
    cloud.is("status", "UPDATE_ROLLBACK_FAILED");
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).isZero();
    assertThat(back.output()).contains("there is nothing to roll back");
    assertThat(cloud.calls()).noneMatch(call -> call.startsWith("cloudformation deploy"));
  }

  @Test
  void tasksThatWentBackByThemselvesAreNoDeployment() throws Exception {
    cloud.is("rollouts", "COMPLETED\tFAILED");
    var deployed = cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    assertThat(deployed.status()).isNotZero();
    assertThat(deployed.output()).contains("the services of quizledger-staging are not in order");
  }

  @Test
  void aRollbackThatFailsSaysWhereTheWayByHandStands() throws Exception {
    cloud.run("deploy.sh", "staging", Cloud.NEXT, ADDRESS);
    cloud.is("fails-deploy", "UPDATE_ROLLBACK_FAILED");
    var back = cloud.run("roll-back.sh", "staging");
    assertThat(back.status()).isNotZero();
    assertThat(back.output()).contains("docs/runbooks/roll-back.md");
  }

  @Test
  void imagesAreTaggedByTheCommitAndATagThatIsThereStays() throws Exception {
    cloud.program(
        "docker", "#!/usr/bin/env bash\necho \"$*\" >>\"$CLOUD/docker\"\ncat >/dev/null\n");
    Files.createDirectories(cloud.checkout().resolve("images"));
    for (var side : new String[] {"command-side", "query-side"}) {
      Files.writeString(cloud.checkout().resolve("images/" + side + ".tar.gz"), "image");
    }
    var pushed = cloud.run("push-images.sh", Cloud.NEXT);
    assertThat(pushed.status()).as(pushed.output()).isZero();
    var registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
    assertThat(cloud.what("docker").lines())
        .contains(
            "login --username AWS --password-stdin " + registry,
            "push %s/quizledger/command-side:%s".formatted(registry, Cloud.NEXT),
            "push %s/quizledger/query-side:%s".formatted(registry, Cloud.NEXT));
    cloud.is("images", "1");
    cloud.is("docker", "");
    var again = cloud.run("push-images.sh", Cloud.NEXT);
    assertThat(again.status()).isZero();
    assertThat(cloud.what("docker").lines()).noneMatch(call -> call.startsWith("push"));
  }
}
