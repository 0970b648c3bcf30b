package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStackTest {
  private static final String ORGANIZATION = "11111111-2222-3333-4444-555555555555";
  private static final String PROJECT = "66666666-7777-8888-9999-000000000000";

  @Test
  void imagesAreScannedAndATagNeverChanges() {
    var repositories = Templates.account().all("AWS::ECR::Repository");
    assertThat(repositories)
        .map(repository -> repository.get("RepositoryName"))
        .containsExactlyInAnyOrder("quizledger/command-side", "quizledger/query-side");
    assertThat(repositories)
        .allSatisfy(
            repository -> {
              assertThat(repository).containsEntry("ImageTagMutability", "IMMUTABLE");
              assertThat(repository.get("ImageScanningConfiguration"))
                  .isEqualTo(Map.of("ScanOnPush", true));
              assertThat(repository.get("LifecyclePolicy").toString())
                  .contains("untagged", "imageCountMoreThan");
            });
  }

  @Test
  void onlyPipelinesOfTheOneBranchMayDeploy(@TempDir Path directory) {
    var account =
        Resources.of(
            new Infrastructure(
                    directory,
                    Map.of("circleCiOrganization", ORGANIZATION, "circleCiProject", PROJECT))
                .account());
    var issuer = "oidc.circleci.com/org/" + ORGANIZATION;
    assertThat(account.one("AWS::IAM::OIDCProvider"))
        .containsEntry("Url", "https://" + issuer)
        .containsEntry("ClientIdList", List.of(ORGANIZATION));
    var statement =
        Resources.map(
            role(account, "quizledger-pipeline"), "AssumeRolePolicyDocument", "Statement", "0");
    assertThat(statement).containsEntry("Action", "sts:AssumeRoleWithWebIdentity");
    assertThat(Resources.map(statement, "Condition", "StringEquals"))
        .containsOnly(Map.entry(issuer + ":aud", ORGANIZATION));
    assertThat(Resources.map(statement, "Condition", "StringLike"))
        .containsOnly(
            Map.entry(
                issuer + ":sub",
                "org/%s/project/%s/user/*/vcs-origin/*/vcs-ref/refs/heads/main"
                    .formatted(ORGANIZATION, PROJECT)));
  }

  @Test
  void thePipelineHandsItsDeploymentsToCloudFormationAlone() {
    var statements = statements("Pipeline");
    assertThat(statements)
        .filteredOn(
            statement -> Resources.texts(statement.get("Action")).anyMatch("iam:PassRole"::equals))
        .hasSize(1)
        .allSatisfy(
            statement -> {
              assertThat(
                      Resources.at(statement, "Condition", "StringEquals", "iam:PassedToService"))
                  .isEqualTo("cloudformation.amazonaws.com");
              assertThat(Resources.texts(statement.get("Resource")))
                  .anyMatch(text -> text.startsWith("DeploymentRole"));
            });
    assertThat(statements)
        .filteredOn(statement -> "*".equals(statement.get("Resource")))
        .flatExtracting(statement -> Resources.texts(statement.get("Action")).toList())
        .allMatch(
            action ->
                action.equals("ecr:GetAuthorizationToken")
                    || action.equals("cloudformation:ValidateTemplate")
                    || action.equals("cloudformation:GetTemplateSummary"));
    assertThat(statements)
        .flatExtracting(statement -> Resources.texts(statement.get("Action")).toList())
        .noneMatch(action -> action.endsWith(":*") || action.equals("*"));
  }

  @Test
  void cloudFormationChangesRolesOfTheStagesOnly() {
    assertThat(statements("Deployment"))
        .filteredOn(
            statement ->
                Resources.texts(statement.get("Action")).anyMatch("iam:PutRolePolicy"::equals))
        .hasSize(1)
        .allSatisfy(
            statement ->
                assertThat(Resources.texts(statement.get("Resource")))
                    .anyMatch(text -> text.endsWith("role/quizledger-staging-*"))
                    .anyMatch(text -> text.endsWith("role/quizledger-production-*")));
  }

  private static List<Map<String, Object>> statements(String beginning) {
    return Templates.account().byName("AWS::IAM::Policy").entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(beginning))
        .flatMap(
            entry ->
                Resources.maps(
                    Resources.at(entry.getValue(), "Properties", "PolicyDocument", "Statement"))
                    .stream())
        .toList();
  }

  private static Map<String, Object> role(Resources resources, String name) {
    return resources.all("AWS::IAM::Role").stream()
        .filter(role -> name.equals(role.get("RoleName")))
        .findFirst()
        .orElseThrow();
  }
}
