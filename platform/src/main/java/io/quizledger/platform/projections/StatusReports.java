package io.quizledger.platform.projections;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Writes now and then into the program's log how each read model does, for those who watch logs
/// and not meters.
final class StatusReports implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

  private final Projections projections;
  private final Duration interval;
  private @Nullable ScheduledExecutorService clockwork;

  /// @param interval zero for never
  StatusReports(Projections projections, Duration interval) {
    this.projections = projections;
    this.interval = interval;
  }

  @Override
  public synchronized void start() {
    if (interval.isPositive() && clockwork == null) {
      clockwork =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("read-model-reports").factory());
      var nanos = interval.toNanos();
      var unused =
          clockwork.scheduleWithFixedDelay(this::report, nanos, nanos, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public synchronized void stop() {
    if (clockwork != null) {
      clockwork.shutdownNow();
      clockwork = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }

  private void report() {
    try {
      projections.all().forEach(StatusReports::report);
    } catch (RuntimeException e) {
      LOG.warn("It is not known how the read models do: {}", e.toString());
    }
  }

  private static void report(ProjectionStatus status) {
    LOG.atInfo()
        .addKeyValue("readModel", status.name())
        .addKeyValue("state", status.state().name())
        .addKeyValue("position", status.position())
        .addKeyValue("head", status.head())
        .addKeyValue("lagEvents", status.lagEvents())
        .addKeyValue("lagMillis", status.lagMillis())
        .addKeyValue("deadLetters", status.deadLetters())
        .log("Read model");
  }
}
