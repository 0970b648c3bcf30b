package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretsTest {
  private static final Pattern KEY =
      Pattern.compile(
          "\"kty\":\"EC\",\"x\":\"[\\w-]{43}\",\"y\":\"[\\w-]{43}\",\"crv\":\"P-256\",\"d\":\"[\\w-]{43}\",\"kid\":\"([\\w-]{36})\"");

  @ParameterizedTest
  @EnumSource
  void everySecretIsEncryptedWithTheStagesKey(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::SecretsManager::Secret"))
        .hasSize(4)
        .allSatisfy(secret -> assertThat(secret).containsKey("KmsKeyId"));
    assertThat(Templates.of(stage).one("AWS::KMS::Key")).containsEntry("EnableKeyRotation", true);
  }

  @ParameterizedTest
  @EnumSource
  void tasksAreToldSecretsByReferenceOnly(Stage stage) {
    for (var task : Templates.of(stage).all("AWS::ECS::TaskDefinition")) {
      for (var container : Resources.maps(task.get("ContainerDefinitions"))) {
        assertThat(
                Resources.maps(
                    container.getOrDefault("Environment", List.<Map<String, Object>>of())))
            .map(entry -> entry.get("Name").toString())
            .noneMatch(
                name -> name.contains("URI") || name.contains("KEYS") || name.contains("PASSWORD"));
        assertThat(Resources.maps(container.get("Secrets")))
            .allSatisfy(secret -> assertThat(secret.get("ValueFrom")).isInstanceOf(Map.class));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKeysThatSignTokensAreChangedEveryMonth(Stage stage) {
    assertThat(Templates.of(stage).one("AWS::SecretsManager::RotationSchedule"))
        .containsEntry("RotateImmediatelyOnUpdate", true)
        .containsEntry("RotationRules", Map.of("ScheduleExpression", "rate(30 days)"));
  }

  @ParameterizedTest
  @EnumSource
  void theCommandSideWaitsForTheFirstKeys(Stage stage) {
    var resources = Templates.of(stage);
    var service =
        resources
            .byName("AWS::ECS::Service")
            .get(resources.nameOf("AWS::ECS::Service", "ServiceName", "command"));
    assertThat((List<?>) service.get("DependsOn"))
        .anyMatch(name -> name.toString().startsWith("SigningKeysSchedule"));
  }

  @Test
  void aKeyIsPublishedOneRotationBeforeItSignsAndOneAfter() throws Exception {
    var first = rotated("no key set");
    var second = rotated(first);
    var third = rotated(second);
    assertThat(ids(first)).hasSize(2);
    assertThat(ids(second)).hasSize(3).doesNotHaveDuplicates();
    assertThat(ids(second).getFirst()).isEqualTo(ids(first).getLast());
    assertThat(ids(second).getLast()).isEqualTo(ids(first).getFirst());
    assertThat(ids(third).getFirst()).isEqualTo(ids(second).get(1));
    assertThat(ids(third).getLast()).isEqualTo(ids(second).getFirst());
  }

  private static String rotated(String text) throws IOException, InterruptedException {
    var script = "process.stdout.write(require(process.argv[1]).rotated(process.argv[2]))";
    var process =
        new ProcessBuilder(
                "node",
                "-e",
                script,
                Path.of("src/main/resources", SigningKeys.CODE).toAbsolutePath().toString(),
                text)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var keys = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return keys;
  }

  private static List<String> ids(String keys) {
    var ids = new ArrayList<String>();
    KEY.matcher(keys).results().forEach(found -> ids.add(found.group(1)));
    return ids;
  }
}
