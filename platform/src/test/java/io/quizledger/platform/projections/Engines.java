package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.json.JacksonSerializer;

/// Engines as tests need them.
final class Engines {
  private Engines() {}

  static ProjectionSettings settings() {
    return settings(256, 1000);
  }

  static ProjectionSettings settings(int batchEvents, int bulkDocuments) {
    return new ProjectionSettings(
        Duration.ofMillis(1000),
        Duration.ofMillis(50),
        batchEvents,
        batchEvents,
        bulkDocuments,
        16_000_000,
        100_000,
        Duration.ofMillis(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(20),
        Duration.ofMillis(600),
        64,
        64,
        Duration.ofMillis(300),
        80,
        20);
  }

  static ReadModelEngine start(
      MongoDatabase database,
      Log log,
      ReadModel readModel,
      ProjectionSettings settings,
      Faults faults) {
    var engine =
        new ReadModelEngine(
            List.of(readModel),
            database,
            log,
            JacksonSerializer.defaultSerializer(),
            settings,
            Clock.systemUTC(),
            "node-" + UUID.randomUUID(),
            faults);
    engine.start();
    return engine;
  }
}
