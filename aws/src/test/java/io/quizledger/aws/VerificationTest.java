package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {
  @ParameterizedTest
  @EnumSource
  void aTaskVerifiesTheLogEveryNight(Stage stage) {
    var rule =
        Templates.of(stage).all("AWS::Events::Rule").stream()
            .filter(each -> each.containsKey("ScheduleExpression"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.get("ScheduleExpression")).isEqualTo("cron(41 2 * * ? *)");
    assertThat(Resources.texts(rule.get("Targets")))
        .anyMatch(text -> text.startsWith("Verification"));
    var container = Templates.of(stage).container(stage.fullName() + "-verification");
    assertThat(container.get("Command")).isEqualTo(List.of("verify", "--json"));
    assertThat(container.get("EntryPoint").toString())
        .contains("io.quizledger.eventlog.VerifyCommand");
    assertThat(Resources.maps(container.get("Secrets")))
        .map(secret -> secret.get("Name"))
        .containsExactly("QUIZLEDGER_MONGODB_URI");
  }

  @ParameterizedTest
  @EnumSource
  void verdictsAreKeptWhereNobodyCanChangeThem(Stage stage) {
    var locked =
        Templates.of(stage).all("AWS::S3::Bucket").stream()
            .filter(bucket -> Boolean.TRUE.equals(bucket.get("ObjectLockEnabled")))
            .toList();
    assertThat(locked).hasSize(1);
    var bucket = locked.getFirst();
    assertThat(Resources.map(bucket, "ObjectLockConfiguration", "Rule", "DefaultRetention"))
        .containsEntry("Mode", stage == Stage.PRODUCTION ? "COMPLIANCE" : "GOVERNANCE")
        .containsEntry("Days", stage == Stage.PRODUCTION ? 1826 : 7);
    assertThat(Resources.map(bucket, "VersioningConfiguration")).containsEntry("Status", "Enabled");
    assertThat(Resources.texts(bucket.get("BucketEncryption"))).contains("aws:kms");
  }

  @Test
  void everyStepLeadsToAStepThatExists() throws Exception {
    var machine = new ObjectMapper().readTree(Resource.text("/verification.asl.json"));
    var states = machine.get("States");
    var next = new ArrayList<String>();
    next.add(machine.get("StartAt").asText());
    states.findValues("Next").forEach(step -> next.add(step.asText()));
    states.findValues("Default").forEach(step -> next.add(step.asText()));
    assertThat(next).allSatisfy(step -> assertThat(states.has(step)).as(step).isTrue());
    for (var state : states) {
      assertThat(ends(state) ^ leadsOn(state)).as("%s", state).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfTheStepsIsLeftToFillIn(Stage stage) throws Exception {
    var machine = Templates.of(stage).one("AWS::StepFunctions::StateMachine");
    var filled = Resources.map(machine, "DefinitionSubstitutions").keySet();
    var placeholders =
        Pattern.compile("\\$\\{(\\w+)}")
            .matcher(Resource.text("/verification.asl.json"))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(placeholders).containsAll(filled).isSubsetOf(filled);
  }

  /// The next one begins a day later.
  @Test
  void itEndsBeforeTheNextOneBegins() throws Exception {
    var machine = new ObjectMapper().readTree(Resource.text("/verification.asl.json"));
    var task = machine.at("/States/Verify/TimeoutSeconds").asInt();
    assertThat(task).isPositive();
    assertThat(machine.get("TimeoutSeconds").asInt()).isBetween(task, 24 * 3600);
  }

  @Test
  void theHeadOfTheNightBeforeIsAskedFor() throws Exception {
    var states = new ObjectMapper().readTree(Resource.text("/verification.asl.json")).get("States");
    assertThat(states.at("/ReadKnownHead/Arguments/Key").asText())
        .isEqualTo(states.at("/KeepHead/Arguments/Key").asText());
    assertThat(states.at("/ReadKnownHead/Assign/receipt").asText()).contains("--receipt");
    assertThat(states.at("/Verify/Arguments/Overrides/ContainerOverrides/0/Command").asText())
        .contains("$receipt");
  }

  /// A stage without events is no log that was changed.
  @Test
  void everyVerdictHasItsOwnEnd() throws Exception {
    var states = new ObjectMapper().readTree(Resource.text("/verification.asl.json")).get("States");
    var ends = new TreeMap<String, String>();
    for (var choice : states.at("/IsSound/Choices")) {
      var verdict =
          Pattern.compile("\\{% \\$verdict\\.verdict = '(\\w+)' %}")
              .matcher(choice.get("Condition").asText());
      assertThat(verdict.matches()).isTrue();
      ends.put(verdict.group(1), end(states, choice.get("Next").asText()));
    }
    ends.put("any other", end(states, states.at("/IsSound/Default").asText()));
    assertThat(ends)
        .containsExactly(
            Map.entry("any other", "LogNotSound"),
            Map.entry("empty", "LogEmpty"),
            Map.entry("sound", "KeepHead"));
  }

  private static String end(JsonNode states, String step) {
    return states.get(step).path("Error").asText(step);
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseIsBackedUpInAVaultFromWhichNothingIsDeletedEarly(Stage stage) {
    var resources = Templates.of(stage);
    assertThat(
            Resources.maps(
                Resources.at(
                    resources.one("AWS::Backup::BackupPlan"), "BackupPlan", "BackupPlanRule")))
        .map(rule -> Resources.at(rule, "Lifecycle", "DeleteAfterDays"))
        .containsExactly(35, 365);
    assertThat(Resources.texts(resources.one("AWS::Backup::BackupSelection")))
        .anyMatch(text -> text.endsWith(":cluster:" + stage.fullName()));
    assertThat(Resources.texts(resources.one("AWS::Backup::BackupVault").get("AccessPolicy")))
        .contains("Deny", "backup:DeleteRecoveryPoint");
    assertThat(resources.one("AWS::DocDB::DBCluster"))
        .containsEntry("DBClusterIdentifier", stage.fullName());
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredDatabaseCanBeProvedBeforeAnyProgramUsesIt(Stage stage) throws IOException {
    var readers =
        Templates.of(stage).byName("AWS::IAM::Policy").entrySet().stream()
            .filter(
                policy ->
                    Resources.texts(policy.getValue())
                        .anyMatch(text -> text.contains(Verification.restoredUri(stage))))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(readers)
        .singleElement()
        .asString()
        .startsWith("VerificationTaskExecutionRoleDefaultPolicy");
    assertThat(Files.readString(Path.of("../docs/runbooks/restore.md")))
        .contains("--name " + Verification.restoredUri(stage).replace(stage.id(), "$STAGE"));
  }

  @ParameterizedTest
  @EnumSource
  void itsStepsAreLogged(Stage stage) {
    assertThat(
            Resources.map(
                Templates.of(stage).one("AWS::StepFunctions::StateMachine"),
                "LoggingConfiguration"))
        .containsEntry("Level", "ALL");
    assertThat(
            Templates.of(stage).one("AWS::StepFunctions::StateMachine").get("TracingConfiguration"))
        .isEqualTo(Map.of("Enabled", true));
  }

  private static boolean ends(JsonNode state) {
    return state.path("End").asBoolean() || state.get("Type").asText().equals("Fail");
  }

  private static boolean leadsOn(JsonNode state) {
    return state.has("Next") || state.has("Choices");
  }
}
