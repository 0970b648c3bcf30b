package io.quizledger.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/// What wakes somebody, and what undoes a deployment.
final class Alarms extends Construct {
  private static final Duration MINUTE = Duration.minutes(1);
  private static final Duration FIVE_MINUTES = Duration.minutes(5);
  private static final Duration SIX_HOURS = Duration.hours(6);
  private static final MetricOptions SUM =
      MetricOptions.builder().statistic("Sum").period(MINUTE).build();

  private final Stage stage;
  private final SnsAction notify;

  Alarms(Construct scope, Stage stage, ITopic topic) {
    super(scope, "Alarms");
    this.stage = stage;
    this.notify = new SnsAction(topic);
  }

  /// What a program answers with 5xx, per hundred requests, how long it takes, tasks that are not
  /// ready, and that none is.
  ///
  /// @return the first two, on which a deployment of the program is undone
  List<Alarm> ofTargets(Program program, ApplicationTargetGroup targets) {
    var metrics = targets.getMetrics();
    var side = program.service();
    var faults =
        alarm(
            side + "-5xx",
            "More than 1 % of the answers are faults, or of few requests more than four",
            eachMinute(
                "IF(requests > 50, 100 * FILL(faults, 0) / requests,"
                    + " IF(FILL(faults, 0) > 4, 100, 0))",
                Map.of(
                    "faults", metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, SUM),
                    "requests", metrics.requestCount(SUM))),
            Limit.above(1, 3));
    var latency =
        alarm(
            side + "-latency",
            "One answer in a hundred takes longer than a second",
            metrics.targetResponseTime(
                MetricOptions.builder().statistic("p99").period(MINUTE).build()),
            Limit.above(1, 5));
    alarm(
        side + "-unhealthy",
        "A task is not ready",
        metrics.unhealthyHostCount(
            MetricOptions.builder().statistic("Maximum").period(MINUTE).build()),
        Limit.above(0, 5));
    alarm(
        side + "-gone",
        "No task is ready",
        // Whichever part of the load balancer sees most of them.
        metrics.healthyHostCount(
            MetricOptions.builder().statistic("Maximum").period(MINUTE).build()),
        Limit.below(1, 3).orNothing());
    return List.of(faults, latency);
  }

  void ofService(Program program, FargateService service) {
    var average = MetricOptions.builder().statistic("Average").period(MINUTE).build();
    alarm(
        program.service() + "-cpu",
        "Tasks work at their limit",
        service.metricCpuUtilization(average),
        Limit.above(85, 10));
    alarm(
        program.service() + "-memory",
        "Tasks are short of memory",
        service.metricMemoryUtilization(average),
        Limit.above(90, 10));
    alarm(
        program.service() + "-tasks",
        "Fewer tasks run than there are to be",
        eachMinute(
            "desired - running",
            Map.of(
                "desired", tasks(service, "DesiredTaskCount"),
                "running", tasks(service, "RunningTaskCount"))),
        Limit.above(0, 10));
  }

  private static Metric tasks(FargateService service, String metric) {
    return Metric.Builder.create()
        .namespace("ECS/ContainerInsights")
        .metricName(metric)
        .dimensionsMap(
            Map.of(
                "ClusterName", service.getCluster().getClusterName(),
                "ServiceName", service.getServiceName()))
        .statistic("Average")
        .period(MINUTE)
        .build();
  }

  void ofBalancer(LoadBalancer balancer) {
    alarm(
        "balancer-5xx",
        "The load balancer found nobody to answer",
        balancer.balancer().getMetrics().httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, SUM),
        Limit.above(20, 3));
  }

  void ofPrograms(ProgramMetrics metrics) {
    for (var program : Program.values()) {
      alarm(
          program.service() + "-lag",
          "A read model is more than five seconds behind the log, or nothing says how far",
          metrics.lagMillis(program),
          Limit.above(5_000, 5).orNothing());
    }
    alarm("dead-letters", "A document stands still", metrics.deadLetters(), Limit.above(0, 1));
    alarm(
        "read-model-failed",
        "A read model fails again and again",
        metrics.failedReadModels(),
        Limit.above(0, 2));
    // A fault that is told once is told as an error: a failed inspection, a queue that fills up.
    alarm(
        "faults",
        "A program logged an error",
        metrics.faults().with(MetricOptions.builder().period(FIVE_MINUTES).build()),
        Limit.above(0, 1));
  }

  void ofVerification(ProgramMetrics metrics, StateMachine machine) {
    alarm(
        "log-not-sound",
        "The log does not fit its hashes, or the head that was known",
        metrics.notSound(),
        Limit.above(0, 1));
    alarm(
        "log-empty",
        "No log is there to verify: nothing was written yet, or the database is called otherwise",
        metrics.empty(),
        Limit.above(0, 1));
    alarm(
        "verification-failed",
        "The log could not be verified, or not in half a day",
        eachMinute(
            // Without FILL: what comes a moment late would be taken for 0, and nothing ring.
            "SUM([failed, late, ended])",
            Map.of(
                "failed", machine.metricFailed(SUM),
                "late", machine.metricTimedOut(SUM),
                "ended", machine.metricAborted(SUM))),
        Limit.above(0, 1));
    alarm(
        "verification-missing",
        "Nothing has said for a day that the log is sound",
        metrics.sound().with(MetricOptions.builder().period(SIX_HOURS).build()),
        Limit.below(1, 4).orNothing());
  }

  void ofKeys(SigningKeys keys) {
    alarm(
        "key-rotation-failed",
        "The keys that sign access tokens could not be changed",
        keys.function()
            .metricErrors(MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build()),
        Limit.above(0, 1));
  }

  void ofDatabase() {
    var cluster = stage.fullName();
    alarm(
        "database-cpu",
        "The database works at its limit",
        DatabaseMetrics.of(cluster, "CPUUtilization", "Maximum"),
        Limit.above(80, 10));
    alarm(
        "database-memory",
        "The database is short of memory",
        DatabaseMetrics.of(cluster, "FreeableMemory", "Minimum"),
        Limit.below(256.0 * 1024 * 1024, 10));
    alarm(
        "database-connections",
        "Nearly as many connections as an instance takes",
        DatabaseMetrics.of(cluster, "DatabaseConnections", "Maximum"),
        Limit.above(stage == Stage.PRODUCTION ? 1_400 : 800, 5));
    alarm(
        "database-lag",
        "A follower is behind; taking over would take longer",
        DatabaseMetrics.of(cluster, "DBClusterReplicaLagMaximum", "Maximum"),
        Limit.above(1_000, 5));
    alarm(
        "database-latency",
        "Writing takes longer than 50 ms",
        DatabaseMetrics.of(cluster, "WriteLatency", "Average"),
        Limit.above(50, 5));
  }

  void ofBackups(Backups backups) {
    alarm("backup-failed", "A backup failed", backups.failedJobs(), Limit.above(0, 1));
    alarm(
        "backup-missing",
        "Nothing was backed up for a day",
        backups.completedJobs().with(MetricOptions.builder().period(SIX_HOURS).build()),
        Limit.below(1, 4).orNothing());
  }

  /// When an alarm rings.
  private record Limit(
      double value, int periods, ComparisonOperator when, TreatMissingData missing) {
    static Limit above(double value, int periods) {
      return new Limit(
          value,
          periods,
          ComparisonOperator.GREATER_THAN_THRESHOLD,
          TreatMissingData.NOT_BREACHING);
    }

    static Limit below(double value, int periods) {
      return new Limit(
          value, periods, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.NOT_BREACHING);
    }

    /// Rings too where there is nothing to tell by.
    Limit orNothing() {
      return new Limit(value, periods, when, TreatMissingData.BREACHING);
    }
  }

  /// Of metrics in the order of their names: a map's own order is another in each run, and so would
  /// be the template.
  private static MathExpression eachMinute(String expression, Map<String, IMetric> metrics) {
    return MathExpression.Builder.create()
        .expression(expression)
        .usingMetrics(new TreeMap<>(metrics))
        .period(MINUTE)
        .build();
  }

  private Alarm alarm(String id, String what, IMetric metric, Limit limit) {
    var alarm =
        Alarm.Builder.create(this, id)
            .alarmName(stage.fullName() + "-" + id)
            .alarmDescription(what)
            .metric(metric)
            .threshold(limit.value)
            .evaluationPeriods(limit.periods)
            .datapointsToAlarm(limit.periods)
            .comparisonOperator(limit.when)
            .treatMissingData(limit.missing)
            .build();
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
    return alarm;
  }
}
