package io.quizledger.aws;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// What Amazon DocumentDB tells of a cluster.
final class DatabaseMetrics {
  private DatabaseMetrics() {}

  static Metric of(String cluster, String name, String statistic) {
    return Metric.Builder.create()
        .namespace("AWS/DocDB")
        .metricName(name)
        .dimensionsMap(Map.of("DBClusterIdentifier", cluster))
        .statistic(statistic)
        .period(Duration.minutes(1))
        .build();
  }
}
