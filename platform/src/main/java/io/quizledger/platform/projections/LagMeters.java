package io.quizledger.platform.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/// How far the read models are behind the log, and how many dead letters they have.
final class LagMeters {
  private LagMeters() {}

  /// Registers the meters of one read model. They ask the database when they are read, and are
  /// unknown while it is away.
  static void register(MeterRegistry meters, Operations operations, String readModel) {
    gauge(meters, operations, readModel, "lag.events", ProjectionStatus::lagEvents);
    gauge(meters, operations, readModel, "lag.millis", ProjectionStatus::lagMillis);
    gauge(meters, operations, readModel, "deadletters", ProjectionStatus::deadLetters);
    gauge(
        meters,
        operations,
        readModel,
        "failed",
        status -> status.state() == ProjectionStatus.State.FAILED ? 1 : 0);
  }

  private static void gauge(
      MeterRegistry meters,
      Operations operations,
      String readModel,
      String what,
      ToDoubleFunction<ProjectionStatus> value) {
    Gauge.builder(
            "quizledger.projections." + what, operations, all -> valueOf(all, readModel, value))
        .tag("readmodel", readModel)
        .register(meters);
  }

  private static double valueOf(
      Operations operations, String readModel, ToDoubleFunction<ProjectionStatus> value) {
    try {
      return value.applyAsDouble(operations.one(readModel));
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }
}
