package io.quizledger.aws;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.constructs.Construct;

/// One dashboard a stage: requests on top, then read models, tasks, database.
final class Board {
  private static final int WIDTH = 8;

  private final Stage stage;
  private final LoadBalancer balancer;
  private final ProgramMetrics metrics;

  Board(Stage stage, LoadBalancer balancer, ProgramMetrics metrics) {
    this.stage = stage;
    this.balancer = balancer;
    this.metrics = metrics;
  }

  void draw(Construct scope, FargateService commands, FargateService queries, boolean ownDatabase) {
    var board =
        Dashboard.Builder.create(scope, "Board")
            .dashboardName(stage.fullName())
            .defaultInterval(Duration.hours(3))
            .build();
    board.addWidgets(
        graph("Requests a minute", requests(Program.COMMAND), requests(Program.QUERY)),
        graph(
            "Latency, p50 and p99, s",
            latency(Program.COMMAND, "p50"),
            latency(Program.COMMAND, "p99"),
            latency(Program.QUERY, "p50"),
            latency(Program.QUERY, "p99")),
        graph("Faults a minute", faults(Program.COMMAND), faults(Program.QUERY)));
    board.addWidgets(
        graph(
            "Read models: behind by, ms",
            metrics.lagMillis(Program.COMMAND),
            metrics.lagMillis(Program.QUERY)),
        graph(
            "Read models: dead letters, failed", metrics.deadLetters(), metrics.failedReadModels()),
        graph("The log's head", metrics.head()));
    board.addWidgets(
        graph("Processor, %", commands.metricCpuUtilization(), queries.metricCpuUtilization()),
        graph("Memory, %", commands.metricMemoryUtilization(), queries.metricMemoryUtilization()),
        graph("Tasks ready", healthy(Program.COMMAND), healthy(Program.QUERY)));
    if (ownDatabase) {
      board.addWidgets(
          database("Database: processor, %", "CPUUtilization", "Maximum"),
          database("Database: connections", "DatabaseConnections", "Maximum"),
          database("Database: writing takes, ms", "WriteLatency", "Average"));
    }
  }

  private IMetric requests(Program program) {
    return balancer.targets(program).getMetrics().requestCount(summed(program));
  }

  private IMetric faults(Program program) {
    return balancer
        .targets(program)
        .getMetrics()
        .httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, summed(program));
  }

  private static MetricOptions summed(Program program) {
    return MetricOptions.builder()
        .statistic("Sum")
        .label(program.service())
        .period(Duration.minutes(1))
        .build();
  }

  private IMetric latency(Program program, String percentile) {
    return balancer
        .targets(program)
        .getMetrics()
        .targetResponseTime(
            MetricOptions.builder()
                .statistic(percentile)
                .label(program.service() + " " + percentile)
                .period(Duration.minutes(1))
                .build());
  }

  private IMetric healthy(Program program) {
    return balancer
        .targets(program)
        .getMetrics()
        .healthyHostCount(
            MetricOptions.builder()
                .statistic("Minimum")
                .label(program.service())
                .period(Duration.minutes(1))
                .build());
  }

  private IWidget database(String title, String metric, String statistic) {
    return graph(title, DatabaseMetrics.of(stage.fullName(), metric, statistic));
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).width(WIDTH).left(List.of(metrics)).build();
  }
}
