package io.quizledger.platform.projections;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether all read models of this program may be read; part of readiness. While releases change,
/// nodes of the new one get no requests before its read models have caught up. It says what this
/// node saw last of the registry, so that asking costs nothing.
final class ReadModelsHealth implements HealthIndicator {
  private final ReadModelEngine engine;

  ReadModelsHealth(ReadModelEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    var filling = engine.filling();
    return filling.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("filledPercent", filling).build();
  }
}
