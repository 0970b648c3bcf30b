package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStackTest {
  private static final String ORGANIZATION = "11111111-2222-3333-4444-555555555555";
  private static final String PROJECT = "66666666-7777-8888-9999-000000000000";
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\baws (cloudformation|ecr|ecs|s3|sts) ([a-z0-9-]+)(?: (?=[a-z])([a-z-]+))?");

  /// What IAM calls the commands that the pipeline's scripts give to the AWS CLI.
  private static final Map<String, List<String>> ACTIONS =
      Map.ofEntries(
          Map.entry(
              "aws cloudformation deploy",
              List.of(
                  "cloudformation:CreateChangeSet",
                  "cloudformation:DescribeChangeSet",
                  "cloudformation:ExecuteChangeSet",
                  "cloudformation:DescribeStacks",
                  "iam:PassRole",
                  "s3:PutObject")),
          Map.entry("aws cloudformation describe-stacks", List.of("cloudformation:DescribeStacks")),
          Map.entry(
              "aws cloudformation describe-stack-events",
              List.of("cloudformation:DescribeStackEvents")),
          Map.entry("aws ecr put-image", List.of("ecr:PutImage")),
          Map.entry("aws cloudformation get-template", List.of("cloudformation:GetTemplate")),
          Map.entry(
              "aws cloudformation cancel-update-stack",
              List.of("cloudformation:CancelUpdateStack")),
          Map.entry(
              "aws cloudformation continue-update-rollback",
              List.of("cloudformation:ContinueUpdateRollback")),
          Map.entry(
              "aws cloudformation wait stack-rollback-complete",
              List.of("cloudformation:DescribeStacks")),
          Map.entry(
              "aws cloudformation wait stack-update-complete",
              List.of("cloudformation:DescribeStacks")),
          Map.entry("aws ecs wait services-stable", List.of("ecs:DescribeServices")),
          Map.entry("aws ecs describe-services", List.of("ecs:DescribeServices")),
          Map.entry(
              "aws ecr get-login-password",
              List.of(
                  "ecr:GetAuthorizationToken",
                  "ecr:InitiateLayerUpload",
                  "ecr:UploadLayerPart",
                  "ecr:CompleteLayerUpload",
                  "ecr:BatchCheckLayerAvailability",
                  "ecr:PutImage")),
          Map.entry("aws ecr batch-get-image", List.of("ecr:BatchGetImage")),
          // Whoever has a role may ask which it is.
          Map.entry("aws sts get-caller-identity", List.of()));

  /// What IAM calls the services of types of resources.
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("ApplicationAutoScaling", "application-autoscaling"),
          Map.entry("Athena", "athena"),
          Map.entry("Backup", "backup"),
          Map.entry("CloudWatch", "cloudwatch"),
          Map.entry("DocDB", "rds"),
          Map.entry("EC2", "ec2"),
          Map.entry("ECS", "ecs"),
          Map.entry("ElasticLoadBalancingV2", "elasticloadbalancing"),
          Map.entry("Events", "events"),
          Map.entry("Glue", "glue"),
          Map.entry("IAM", "iam"),
          Map.entry("KMS", "kms"),
          Map.entry("Lambda", "lambda"),
          Map.entry("Logs", "logs"),
          Map.entry("S3", "s3"),
          Map.entry("SNS", "sns"),
          Map.entry("SecretsManager", "secretsmanager"),
          Map.entry("StepFunctions", "states"),
          Map.entry("WAFv2", "wafv2"));

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
                  .contains("untagged", "imageCountMoreThan", "\"production-\"", "\"staging-\"");
            });
  }

  @Test
  void onlyPipelinesOfTheOneBranchMayDeploy(@TempDir Path directory) {
    var account =
        Resources.of(
            new Infrastructure(
                    directory,
                    Map.of(
                        "circleCiOrganization", ORGANIZATION,
                        "circleCiProject", PROJECT,
                        "repository", "github.com/school/quizledger"))
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
    var condition = Resources.map(statement, "Condition", "StringLike");
    assertThat(condition).containsOnlyKeys(issuer + ":sub");
    var pattern = condition.get(issuer + ":sub").toString();
    assertThat(isLike(pattern, subject("github.com/school/quizledger", "refs/heads/main")))
        .isTrue();
    assertThat(
            List.of(
                subject("github.com/school/quizledger", "refs/heads/next"),
                subject("github.com/school/quizledger", "refs/heads/x/vcs-ref/refs/heads/main"),
                subject("github.com/school/quizledger", "refs/tags/x/vcs-ref/refs/heads/main"),
                subject("github.com/somebody/quizledger", "refs/heads/main")))
        .noneMatch(subject -> isLike(pattern, subject));
  }

  private static String subject(String repository, String reference) {
    return "org/%s/project/%s/user/%s/vcs-origin/%s/vcs-ref/%s"
        .formatted(ORGANIZATION, PROJECT, PROJECT, repository, reference);
  }

  /// As IAM compares: * is any number of any characters, ? is one.
  private static boolean isLike(String pattern, String text) {
    return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
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
  void thePipelineReadsTheAccountsOutputsAndNothingMoreOfIt() {
    assertThat(statements("Pipeline"))
        .filteredOn(
            statement ->
                Resources.texts(statement.get("Resource"))
                    .anyMatch(text -> text.contains("stack/quizledger-account/")))
        .hasSize(1)
        .allSatisfy(
            statement ->
                assertThat(statement).containsEntry("Action", "cloudformation:DescribeStacks"));
  }

  @Test
  void thePipelineMayDoWhatItsScriptsDo() throws IOException {
    var permitted =
        statements("Pipeline").stream()
            .flatMap(statement -> Resources.texts(statement.get("Action")))
            .collect(Collectors.toSet());
    var needed = new TreeSet<String>();
    try (var files = Files.list(Path.of("../.circleci"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".sh")).toList()) {
        for (var found : COMMAND.matcher(Files.readString(file)).results().toList()) {
          needed.addAll(ACTIONS.getOrDefault(found.group(), List.of(found.group())));
        }
      }
    }
    assertThat(needed).contains("cloudformation:GetTemplate", "ecs:DescribeServices");
    assertThat(needed)
        .allMatch(
            action ->
                permitted.stream().anyMatch(pattern -> action.matches(pattern.replace("*", ".*"))));
  }

  @Test
  void cloudFormationChangesRolesOfTheStagesOnly() {
    assertThat(statements("Deployment"))
        .filteredOn(
            statement ->
                actions(statement)
                    .anyMatch(
                        action ->
                            action.startsWith("iam:")
                                && !action.equals("iam:CreateServiceLinkedRole")))
        .hasSize(5)
        .filteredOn(statement -> !resources(statement).toString().contains("aws-service-role"))
        .hasSize(4)
        .allSatisfy(
            statement ->
                assertThat(resources(statement))
                    .containsExactlyInAnyOrder(
                        "arn:aws:iam::AWS::AccountId:role/quizledger-staging-*",
                        "arn:aws:iam::AWS::AccountId:role/quizledger-production-*"));
  }

  @Test
  void aRoleThatCloudFormationGivesAPolicyIsWithinTheBoundary() {
    assertThat(statements("Deployment"))
        .filteredOn(
            statement ->
                actions(statement)
                    .anyMatch(
                        action ->
                            action.matches("iam:(Create|Put|Attach).*")
                                && !action.equals("iam:CreateServiceLinkedRole")))
        .hasSize(2)
        .allSatisfy(
            statement ->
                assertThat(Resources.at(statement, "Condition", "StringEquals").toString())
                    .contains("iam:PermissionsBoundary={Ref=RoleBoundaryPolicy"));
    assertThat(statements("Deployment").stream().flatMap(AccountStackTest::actions))
        .doesNotContain(
            "*", "iam:*", "iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion");
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleOfAStageIsWithinTheBoundary(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::IAM::Role"))
        .hasSizeGreaterThan(9)
        .allSatisfy(
            role ->
                assertThat(String.join("", texts(role.get("PermissionsBoundary"))))
                    .endsWith(":policy/" + RoleBoundary.NAME));
    assertThat(Templates.account().one("AWS::IAM::ManagedPolicy"))
        .containsEntry("ManagedPolicyName", RoleBoundary.NAME);
  }

  @ParameterizedTest
  @EnumSource
  void theBoundaryHasRoomForWhatTheRolesOfAStageAreFor(Stage stage) {
    var most =
        Resources.maps(
                Resources.at(
                    Templates.account().one("AWS::IAM::ManagedPolicy"),
                    "PolicyDocument",
                    "Statement"))
            .stream()
            .flatMap(AccountStackTest::actions)
            .toList();
    var needed =
        Templates.of(stage).all("AWS::IAM::Policy").stream()
            .flatMap(
                policy ->
                    Resources.maps(Resources.at(policy, "PolicyDocument", "Statement")).stream())
            .flatMap(AccountStackTest::actions)
            .collect(Collectors.toSet());
    assertThat(needed).contains("ecs:RunTask", "secretsmanager:GetSecretValue");
    assertThat(needed)
        .allMatch(action -> most.stream().anyMatch(pattern -> covers(pattern, action)));
    assertThat(most).noneMatch(action -> action.equals("*") || action.equals("iam:*"));
  }

  /// What a first deployment asks for: the services of all types of resources, and the roles that
  /// the template hands over without creating them.
  @ParameterizedTest
  @EnumSource
  void cloudFormationMayCreateWhatAStageConsistsOf(Stage stage) {
    var permitted =
        statements("Deployment").stream()
            .flatMap(AccountStackTest::actions)
            .map(action -> action.substring(0, action.indexOf(':')))
            .collect(Collectors.toSet());
    assertThat(types(stage)).allMatch(type -> permitted.contains(SERVICES.get(type)));
    var passed =
        statements("Deployment").stream()
            .filter(statement -> actions(statement).anyMatch("iam:PassRole"::equals))
            .flatMap(statement -> resources(statement).stream())
            .toList();
    var given =
        Templates.of(stage).all("AWS::ApplicationAutoScaling::ScalableTarget").stream()
            .map(target -> String.join("", texts(target.get("RoleARN"))))
            .collect(Collectors.toSet());
    assertThat(given).hasSize(1).isSubsetOf(passed);
  }

  /// Their names are Application Auto Scaling's.
  @Test
  void cloudFormationMayMakeTheAlarmsOfScalingPolicies() {
    assertThat(statements("Deployment"))
        .flatExtracting(AccountStackTest::resources)
        .anyMatch(resource -> resource.endsWith(":alarm:TargetTracking-service/quizledger-*"));
  }

  /// Beyond these sizes IAM refuses a policy: 10,240 for those of a role, 6,144 for one of its own.
  @Test
  void thePoliciesAreNotTooLong() {
    var deployment = String.join("", texts(statements("Deployment")));
    assertThat(deployment.length()).isLessThan(8_000);
    assertThat(String.join("", texts(Templates.account().one("AWS::IAM::ManagedPolicy"))).length())
        .isLessThan(4_500);
  }

  /// The names of the services of a stage's resources, as they stand in their types.
  private static Set<String> types(Stage stage) {
    return Resources.map(Templates.of(stage).json(), "Resources").values().stream()
        .map(resource -> Resources.at(resource, "Type").toString().split("::")[1])
        .collect(Collectors.toSet());
  }

  private static boolean covers(String pattern, String action) {
    return action.equals(pattern) || action.replace("*", "").matches(pattern.replace("*", ".*"));
  }

  private static Stream<String> actions(Map<String, Object> statement) {
    return Resources.texts(statement.get("Action"));
  }

  /// Each written as one text, with what is filled in later by its name.
  private static List<String> resources(Map<String, Object> statement) {
    var resources = statement.get("Resource");
    return (resources instanceof List<?> list ? list : List.of(resources))
        .stream().map(one -> String.join("", texts(one))).toList();
  }

  private static List<String> texts(Object value) {
    return Resources.texts(value)
        .filter(text -> !text.isEmpty() && !text.startsWith("Fn::") && !text.equals("Ref"))
        .map(text -> text.replace("AWS::Partition", "aws"))
        .toList();
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
