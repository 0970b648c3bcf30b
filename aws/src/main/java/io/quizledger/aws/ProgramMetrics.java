package io.quizledger.aws;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.IFilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.JsonPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// What CloudWatch learns from the programs' own logs: no agent runs beside them.
final class ProgramMetrics extends Construct {
  private static final Duration MINUTE = Duration.minutes(1);

  private final Stage stage;
  private final Map<Program, Metric> lagMillis = new EnumMap<>(Program.class);
  private final Metric liveLagMillis;
  private final Metric deadLetters;
  private final Metric failedReadModels;
  private final Metric faults;
  private final Metric head;
  private final Metric sound;
  private final Metric notSound;
  private final Metric empty;

  ProgramMetrics(
      Construct scope, Stage stage, ILogGroup commands, ILogGroup queries, ILogGroup verification) {
    super(scope, "ProgramMetrics");
    this.stage = stage;
    // Each side's lag is its own metric: that one of them says nothing must be seen.
    lagMillis.put(Program.COMMAND, fromField(commands, "CommandLagMillis", "lagMillis", "Maximum"));
    lagMillis.put(Program.QUERY, fromField(queries, "QueryLagMillis", "lagMillis", "Maximum"));
    filter(
        queries,
        "QueryLiveLagMillis",
        FilterPattern.all(
            FilterPattern.exists("$.lagMillis"), FilterPattern.stringValue("$.state", "=", "LIVE")),
        "QueryLiveLagMillis",
        "$.lagMillis");
    liveLagMillis = metric("QueryLiveLagMillis", "Maximum");
    deadLetters = fromField(queries, "DeadLetters", "deadLetters", "Maximum");
    filter(
        commands,
        "CommandDeadLetters",
        FilterPattern.exists("$.deadLetters"),
        "DeadLetters",
        "$.deadLetters");
    var failed = FilterPattern.stringValue("$.state", "=", "FAILED");
    failedReadModels = counted(queries, "FailedReadModels", failed);
    counted(commands, "CommandFailedReadModels", failed, "FailedReadModels");
    var error = FilterPattern.stringValue("$.level", "=", "ERROR");
    faults = counted(commands, "Faults", error);
    counted(queries, "QueryFaults", error, "Faults");
    head = fromField(queries, "LogHead", "head", "Maximum");
    sound = counted(verification, "LogSound", verdict("sound"));
    notSound =
        counted(
            verification,
            "LogNotSound",
            FilterPattern.all(
                FilterPattern.exists("$.verdict"),
                FilterPattern.stringValue("$.verdict", "!=", "sound"),
                FilterPattern.stringValue("$.verdict", "!=", "empty"),
                // Nothing is known of it; that it was stopped is told by the state machine.
                FilterPattern.stringValue("$.verdict", "!=", "stopped")));
    empty = counted(verification, "LogEmpty", verdict("empty"));
  }

  /// How long the oldest event that some read model of a side has yet to read has been in the log.
  Metric lagMillis(Program side) {
    return Objects.requireNonNull(lagMillis.get(side));
  }

  /// The same for those read models of the query side that are folded: more tasks do not help one
  /// that was paused or that has failed.
  Metric liveLagMillis() {
    return liveLagMillis;
  }

  Metric deadLetters() {
    return deadLetters;
  }

  Metric failedReadModels() {
    return failedReadModels;
  }

  /// Errors in the logs of both sides.
  Metric faults() {
    return faults;
  }

  /// The log's last position.
  Metric head() {
    return head;
  }

  Metric sound() {
    return sound;
  }

  Metric notSound() {
    return notSound;
  }

  /// No log was there to verify.
  Metric empty() {
    return empty;
  }

  private static JsonPattern verdict(String value) {
    return FilterPattern.stringValue("$.verdict", "=", value);
  }

  private Metric fromField(ILogGroup logs, String name, String field, String statistic) {
    filter(logs, name, FilterPattern.exists("$." + field), name, "$." + field);
    return metric(name, statistic);
  }

  private Metric counted(ILogGroup logs, String name, IFilterPattern pattern) {
    return counted(logs, name, pattern, name);
  }

  private Metric counted(ILogGroup logs, String id, IFilterPattern pattern, String name) {
    filter(logs, id, pattern, name, "1");
    return metric(name, "Sum");
  }

  private void filter(
      ILogGroup logs, String id, IFilterPattern pattern, String name, String value) {
    MetricFilter.Builder.create(this, id)
        .logGroup(logs)
        .filterPattern(pattern)
        .metricNamespace(namespace())
        .metricName(name)
        .metricValue(value)
        .build();
  }

  private Metric metric(String name, String statistic) {
    return Metric.Builder.create()
        .namespace(namespace())
        .metricName(name)
        .statistic(statistic)
        .period(MINUTE)
        .build();
  }

  private String namespace() {
    return "Quizledger/" + stage.id();
  }
}
