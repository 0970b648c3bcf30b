package io.quizledger.aws;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.AdjustmentType;
import software.amazon.awscdk.services.applicationautoscaling.BasicStepScalingPolicyProps;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.MetricAggregationType;
import software.amazon.awscdk.services.applicationautoscaling.ScalingInterval;
import software.amazon.awscdk.services.applicationautoscaling.ScalingSchedule;
import software.amazon.awscdk.services.applicationautoscaling.Schedule;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.RequestCountScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/// How many tasks a side has.
final class Scaling {
  private static final int CPU_PERCENT = 55;

  /// What a whole processor takes; see docs/aws.md.
  private static final int REQUESTS_A_MINUTE = 9_000;

  private static final int WHOLE_PROCESSOR = 1024;

  private static final int LATE_MILLIS = 1_000;
  private static final int VERY_LATE_MILLIS = 5_000;
  private static final Duration OUT = Duration.seconds(60);
  private static final Duration IN = Duration.minutes(10);

  private final ScalableTaskCount tasks;
  private final Stage.TaskSize size;

  private Scaling(FargateService service, Stage.TaskSize size) {
    this.size = size;
    tasks =
        service.autoScaleTaskCount(
            EnableScalingProps.builder()
                .minCapacity(size.least())
                .maxCapacity(size.most())
                .build());
    tasks.scaleOnCpuUtilization(
        "Cpu",
        CpuUtilizationScalingProps.builder()
            .targetUtilizationPercent(CPU_PERCENT)
            .scaleOutCooldown(OUT)
            .scaleInCooldown(IN)
            .build());
  }

  /// By requests and processor.
  static void ofCommands(
      FargateService service, Stage stage, ApplicationTargetGroup targets, List<Exam> exams) {
    var scaling = new Scaling(service, stage.tasks());
    scaling.tasks.scaleOnRequestCount(
        "Requests",
        RequestCountScalingProps.builder()
            .targetGroup(targets)
            .requestsPerTarget(REQUESTS_A_MINUTE * stage.tasks().cpu() / WHOLE_PROCESSOR)
            .scaleOutCooldown(OUT)
            .scaleInCooldown(IN)
            .build());
    scaling.announce(exams);
  }

  /// By processor, and by how far the read models are behind; fewer again by the processor alone.
  static void ofQueries(FargateService service, Stage stage, IMetric lagMillis, List<Exam> exams) {
    var scaling = new Scaling(service, stage.tasks());
    scaling.tasks.scaleOnMetric(
        "Lag",
        BasicStepScalingPolicyProps.builder()
            .metric(lagMillis)
            .metricAggregationType(MetricAggregationType.MAXIMUM)
            .adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
            .evaluationPeriods(2)
            .cooldown(Duration.minutes(3))
            .scalingSteps(
                List.of(
                    ScalingInterval.builder().lower(LATE_MILLIS).change(1).build(),
                    ScalingInterval.builder().lower(VERY_LATE_MILLIS).change(2).build()))
            .build());
    scaling.announce(exams);
  }

  private void announce(List<Exam> exams) {
    for (var exam : exams) {
      var least = Math.max(size.least(), exam.tasks());
      var most = Math.max(size.most(), exam.tasks());
      set(
          exam.name() + "-begins",
          exam.from().minus(Exam.AHEAD).atZone(ZoneOffset.UTC),
          least,
          most);
      set(exam.name() + "-ends", exam.until().atZone(ZoneOffset.UTC), size.least(), size.most());
    }
  }

  private void set(String id, ZonedDateTime when, int least, int most) {
    var at = when.toLocalDateTime().withNano(0);
    tasks.scaleOnSchedule(
        id,
        ScalingSchedule.builder()
            .schedule(
                Schedule.expression("at(" + at.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + ")"))
            .minCapacity(least)
            .maxCapacity(most)
            .build());
  }
}
