package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
  @ParameterizedTest
  @EnumSource
  void threeInstancesAreEncryptedAndProtected(Stage stage) {
    var resources = Templates.of(stage);
    resources.template().resourceCountIs("AWS::DocDB::DBInstance", 3);
    assertThat(resources.one("AWS::DocDB::DBCluster"))
        .containsEntry("StorageEncrypted", true)
        .containsEntry("DeletionProtection", true)
        .containsKey("KmsKeyId");
  }

  @ParameterizedTest
  @EnumSource
  void itTakesTlsOnlyAndTellsWhatWasDone(Stage stage) {
    assertThat(
            Resources.map(
                Templates.of(stage).one("AWS::DocDB::DBClusterParameterGroup"), "Parameters"))
        .containsEntry("tls", "tls1.2+")
        .containsEntry("audit_logs", "enabled");
    assertThat(Templates.of(stage).one("AWS::DocDB::DBCluster").get("EnableCloudwatchLogsExports"))
        .isEqualTo(List.of("audit", "profiler"));
    assertThat(connectionString(stage)).contains("tls=true");
  }

  @ParameterizedTest
  @EnumSource
  void itKeepsContinuousBackups(Stage stage) {
    assertThat(Templates.of(stage).one("AWS::DocDB::DBCluster"))
        .containsEntry("BackupRetentionPeriod", stage == Stage.PRODUCTION ? 35 : 7);
  }

  /// A fail-over ends a verification that runs: it begins at 2:41, the backup at 4 or 5.
  @ParameterizedTest
  @EnumSource
  void itIsMaintainedAfterVerificationAndBackup(Stage stage) {
    assertThat(Templates.of(stage).one("AWS::DocDB::DBCluster"))
        .containsEntry("PreferredMaintenanceWindow", "sun:06:00-sun:07:00");
  }

  @ParameterizedTest
  @EnumSource
  void noPasswordStandsInTheTemplate(Stage stage) {
    assertThat(connectionString(stage))
        .matches(
            "mongodb://quizledger:\\{\\{resolve:secretsmanager:.*:SecretString:password::}}@.*");
    assertThat(
            String.join(
                "",
                Resources.texts(
                        Templates.of(stage).one("AWS::DocDB::DBCluster").get("MasterUserPassword"))
                    .toList()))
        .contains("{{resolve:secretsmanager:");
  }

  @ParameterizedTest
  @EnumSource
  void everyTaskIsToldWhoVouchesForTheCluster(Stage stage) {
    assertThat(containers(Templates.of(stage)))
        .hasSize(3)
        .allSatisfy(
            container ->
                assertThat(Resources.maps(container.get("Environment")))
                    .contains(
                        Map.of("Name", "QUIZLEDGER_MONGODB_CAFILE", "Value", Images.DATABASE_CA)));
  }

  /// Amazon's authorities would be the only ones that are believed.
  @ParameterizedTest
  @EnumSource
  void noTaskIsToldSoOfAnExternalMongoDb(Stage stage, @TempDir Path directory) {
    var infrastructure = new Infrastructure(directory, Map.of("database", "external"));
    assertThat(Resources.texts(containers(Resources.of(infrastructure.stage(stage)))))
        .contains("QUIZLEDGER_MONGODB_URI")
        .doesNotContain("QUIZLEDGER_MONGODB_CAFILE");
  }

  @Test
  void anExternalMongoDbTakesThePlaceOfTheClusterByChoice(@TempDir Path directory) {
    var infrastructure = new Infrastructure(directory, Map.of("database", "external"));
    var resources = Resources.of(infrastructure.stage(Stage.PRODUCTION));
    resources.template().resourceCountIs("AWS::DocDB::DBCluster", 0);
    resources.template().resourceCountIs("AWS::Backup::BackupPlan", 0);
    assertThat(resources.container("quizledger-production-query").get("Secrets"))
        .isEqualTo(
            List.of(
                Map.of(
                    "Name",
                    "QUIZLEDGER_MONGODB_URI",
                    "ValueFrom",
                    Map.of("Ref", "MongoDbUriArn"))));
    assertThat(resources.all("AWS::EC2::SecurityGroupEgress"))
        .filteredOn(rule -> Map.of("Ref", "MongoDbNetwork").equals(rule.get("CidrIp")))
        .hasSize(3)
        .allSatisfy(
            rule ->
                assertThat(rule)
                    .containsEntry("FromPort", Map.of("Ref", "MongoDbFirstPort"))
                    .containsEntry("ToPort", Map.of("Ref", "MongoDbLastPort")));
    assertThat(Resources.map(resources.json(), "Outputs"))
        .containsKeys("VpcId", "TaskRouteTables", "DatabaseClients");
  }

  private static List<Map<String, Object>> containers(Resources resources) {
    return resources.all("AWS::ECS::TaskDefinition").stream()
        .flatMap(task -> Resources.maps(task.get("ContainerDefinitions")).stream())
        .toList();
  }

  private static String connectionString(Stage stage) {
    return Templates.of(stage).all("AWS::SecretsManager::Secret").stream()
        .filter(secret -> secret.get("Name").equals("quizledger/" + stage.id() + "/database-uri"))
        .map(
            secret ->
                String.join(
                    "",
                    Resources.texts(Resources.at(secret, "SecretString", "Fn::Join", "1"))
                        .toList()))
        .findFirst()
        .orElseThrow();
  }
}
