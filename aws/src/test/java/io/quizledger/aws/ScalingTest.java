package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalingTest {
  private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";

  @ParameterizedTest
  @EnumSource
  void theCommandSideScalesByRequestsAndProcessor(Stage stage) {
    assertThat(policies(stage, "CommandSide"))
        .flatExtracting(policy -> Resources.texts(policy).toList())
        .contains("ALBRequestCountPerTarget", "ECSServiceAverageCPUUtilization");
  }

  @ParameterizedTest
  @EnumSource
  void theQuerySideScalesByProcessorAndByHowFarItIsBehind(Stage stage) {
    assertThat(policies(stage, "QuerySide"))
        .flatExtracting(policy -> Resources.texts(policy).toList())
        .contains("ECSServiceAverageCPUUtilization", "StepScaling");
    assertThat(Templates.of(stage).all("AWS::CloudWatch::Alarm"))
        .filteredOn(alarm -> alarm.get("AlarmActions").toString().contains("QuerySide"))
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(alarm)
                    .containsEntry("MetricName", "QueryLiveLagMillis")
                    .containsEntry("Namespace", "Quizledger/" + stage.id()));
  }

  @ParameterizedTest
  @EnumSource
  void eachSideHasAtLeastTwoTasks(Stage stage) {
    assertThat(Templates.of(stage).all("AWS::ApplicationAutoScaling::ScalableTarget"))
        .hasSize(2)
        .allSatisfy(
            target -> assertThat(((Number) target.get("MinCapacity")).intValue()).isBetween(2, 3));
  }

  @ParameterizedTest
  @EnumSource
  void tasksAreAddedAtTheLoadThatTheDocumentSays(Stage stage) {
    var most = stage == Stage.PRODUCTION ? 24 : 4;
    assertThat(Templates.of(stage).all("AWS::ApplicationAutoScaling::ScalableTarget"))
        .map(target -> target.get("MaxCapacity"))
        .containsExactly(most, most);
    assertThat(policies(stage, "CommandSide"))
        .map(policy -> Resources.at(policy, TRACKING, "TargetValue"))
        .containsExactlyInAnyOrder(55, stage == Stage.PRODUCTION ? 9_000 : 4_500);
    assertThat(policies(stage, "QuerySide"))
        .filteredOn(policy -> policy.containsKey(TRACKING))
        .map(policy -> Resources.at(policy, TRACKING, "TargetValue"))
        .containsExactly(55);
    assertThat(policies(stage, "QuerySide"))
        .filteredOn(policy -> policy.get("PolicyType").equals("StepScaling"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(
                        Resources.maps(
                            Resources.at(
                                policy, "StepScalingPolicyConfiguration", "StepAdjustments")))
                    .map(step -> step.get("ScalingAdjustment"))
                    .containsExactly(1, 2));
  }

  @Test
  void anAnnouncedExamHasItsTasksBeforeItBeginsAndUntilItEnds(@TempDir Path directory) {
    var exam =
        Map.of(
            "name", "finals",
            "from", "2026-12-01T08:00:00Z",
            "until", "2026-12-01T11:00:00Z",
            "tasks", 12);
    var resources =
        Resources.of(
            new Infrastructure(directory, Map.of("exams", List.of(exam))).stage(Stage.PRODUCTION));
    assertThat(resources.all("AWS::ApplicationAutoScaling::ScalableTarget"))
        .hasSize(2)
        .allSatisfy(
            target -> {
              var actions = Resources.maps(target.get("ScheduledActions"));
              assertThat(actions)
                  .map(action -> action.get("Schedule"))
                  .containsExactly("at(2026-12-01T07:40:00)", "at(2026-12-01T11:00:00)");
              assertThat(actions)
                  .map(action -> Resources.at(action, "ScalableTargetAction", "MinCapacity"))
                  .containsExactly(12, 3);
            });
  }

  @Test
  void anExamThatEndsBeforeItBeginsIsRefused() {
    var now = Instant.parse("2026-12-01T08:00:00Z");
    assertThatThrownBy(() -> new Exam("finals", now, now, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Map<String, Object>> policies(Stage stage, String side) {
    return Templates.of(stage)
        .byName("AWS::ApplicationAutoScaling::ScalingPolicy")
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().startsWith(side))
        .map(entry -> Resources.map(entry.getValue(), "Properties"))
        .toList();
  }
}
