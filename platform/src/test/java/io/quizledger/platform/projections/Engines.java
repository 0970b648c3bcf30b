package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.tracing.Traces;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;

/// Engines as tests need them.
final class Engines {
  static final Duration CLAIM_TIMEOUT = Duration.ofMillis(1000);
  static final LetterQueues.Limits LIMITS = new LetterQueues.Limits(64, 64, 80);

  private static final Duration A_LONG_TIME = Duration.ofHours(1);

  private Engines() {}

  static ProjectionSettings settings() {
    return settings(256, 1000);
  }

  /// Tokens that nobody follows are stored after so long.
  static ProjectionSettings storingUnfollowedTokensAfter(Duration interval) {
    return settings(256, 1000, interval, Duration.ofSeconds(20), A_LONG_TIME);
  }

  static ProjectionSettings settings(int batchEvents, int bulkDocuments) {
    return settings(batchEvents, bulkDocuments, Duration.ofSeconds(20), A_LONG_TIME);
  }

  static ProjectionSettings impatient() {
    return settings(256, 1000, Duration.ofMillis(500), A_LONG_TIME);
  }

  static ProjectionSettings keepingForms(int batchEvents, Duration formsKept) {
    return settings(batchEvents, 1000, Duration.ofMillis(500), formsKept);
  }

  private static ProjectionSettings settings(
      int batchEvents, int bulkDocuments, Duration waitLimit, Duration formsKept) {
    return settings(batchEvents, bulkDocuments, Duration.ofMillis(25), waitLimit, formsKept);
  }

  private static ProjectionSettings settings(
      int batchEvents,
      int bulkDocuments,
      Duration unfollowedTokenInterval,
      Duration waitLimit,
      Duration formsKept) {
    return new ProjectionSettings(
        Duration.ofMillis(20),
        batchEvents,
        batchEvents,
        bulkDocuments,
        4_000_000,
        16_000_000,
        100_000,
        50_000,
        Duration.ofMillis(5),
        Duration.ofMillis(5),
        unfollowedTokenInterval,
        waitLimit,
        Duration.ofSeconds(1),
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        Duration.ofMillis(20),
        Duration.ofMillis(600),
        80,
        200,
        formsKept);
  }

  /// Waits, not for ever, until it is so.
  static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }

  /// Waits until the engine has read so far, also where its readers give up after a moment.
  static void untilRead(ReadModelEngine engine, long position) {
    until(
        () -> {
          try {
            engine.await("games", position);
            return true;
          } catch (Refusal _) {
            return false;
          }
        });
  }

  /// An engine that keeps `games`.
  static ReadModelEngine games(TestDatabase mongo, Log log) {
    return games(mongo, log, settings(), Faults.NONE);
  }

  static ReadModelEngine games(
      TestDatabase mongo, Log log, ProjectionSettings settings, Faults faults) {
    return start(mongo.database(), log, Games.readModel("games", Games.WHOLE), settings, faults);
  }

  static Tokens tokens(MongoDatabase database, String node, Duration claimTimeout) {
    var template = DefaultMongoTemplate.builder().mongoDatabase(database).build();
    var serializer = JacksonSerializer.defaultSerializer();
    return new Tokens(
        MongoTokenStore.builder()
            .mongoTemplate(template)
            .serializer(serializer)
            .nodeId(node)
            .claimTimeout(claimTimeout)
            .build(),
        template,
        serializer,
        claimTimeout);
  }

  static ReadModelEngine start(
      MongoDatabase database,
      Log log,
      ReadModel readModel,
      ProjectionSettings settings,
      Faults faults) {
    return start(database, log, readModel, settings, faults, CLAIM_TIMEOUT);
  }

  static ReadModelEngine start(
      MongoDatabase database,
      Log log,
      ReadModel readModel,
      ProjectionSettings settings,
      Faults faults,
      Duration claimTimeout) {
    return start(database, log, readModel, settings, faults, claimTimeout, Clock.systemUTC());
  }

  static ReadModelEngine start(
      MongoDatabase database,
      Log log,
      ReadModel readModel,
      ProjectionSettings settings,
      Faults faults,
      Duration claimTimeout,
      Clock clock) {
    var node = "node-" + UUID.randomUUID();
    return start(database, log, readModel, settings, faults, claimTimeout, node, clock);
  }

  static ReadModelEngine start(
      MongoDatabase database,
      Log log,
      ReadModel readModel,
      ProjectionSettings settings,
      Faults faults,
      Duration claimTimeout,
      String node,
      Clock clock) {
    var template = DefaultMongoTemplate.builder().mongoDatabase(database).build();
    var serializer = JacksonSerializer.defaultSerializer();
    var tokens = tokens(database, node, claimTimeout);
    var letters =
        new LetterQueues(
            name ->
                MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                    .processingGroup(name)
                    .maxSequences(LIMITS.sequences())
                    .maxSequenceSize(LIMITS.lettersPerSequence())
                    .claimDuration(Duration.ofMillis(300))
                    .mongoTemplate(template)
                    .serializer(serializer)
                    .build(),
            LIMITS);
    var engine =
        new ReadModelEngine(
            List.of(readModel),
            database,
            log,
            tokens,
            letters,
            settings,
            clock,
            node,
            faults,
            Traces.none());
    engine.start();
    return engine;
  }
}
