package io.quizledger.platform.mongo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database is there and the clocks agree; part of readiness. It says what the
/// [DatabaseWatch] saw last, so that asking costs nothing.
final class DatabaseHealth implements HealthIndicator {
  private final DatabaseWatch watch;
  private final MongoSettings settings;

  DatabaseHealth(DatabaseWatch watch, MongoSettings settings) {
    this.watch = watch;
    this.settings = settings;
  }

  @Override
  public Health health() {
    var state = watch.state();
    var agree = state.clocksAgree(settings.maxClockOffset());
    var health =
        state.reachable() && state.prepared() && agree ? Health.up() : Health.outOfService();
    if (state.clockOffset() != null) {
      health.withDetail("clockOffsetMillis", state.clockOffset().toMillis());
    }
    if (state.fault() != null) {
      health.withDetail("fault", state.fault());
    }
    return health.build();
  }
}
