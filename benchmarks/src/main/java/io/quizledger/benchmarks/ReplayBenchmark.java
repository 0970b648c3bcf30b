package io.quizledger.benchmarks;

import com.mongodb.client.model.Sorts;
import io.quizledger.events.serialization.EventSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/// Replay through a counting handler against a raw sorted cursor, and against the event storage of
/// the MongoDB extension.
final class ReplayBenchmark implements Benchmark {
  private static final int EVENTS = 200_000;
  private static final int WRITERS = 512;
  private static final int BATCH = 1_000;
  private static final int TURNS = 3;
  private static final Duration EXTENSION = Duration.ofSeconds(60);

  @Override
  public String description() {
    return "replay of 200,000 events against a raw cursor and against the extension's storage";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) throws Exception {
    try (var log = AppendBenchmark.log(database, "events")) {
      var attempts = new AtomicInteger();
      while (database.mongo().getCollection("events").estimatedDocumentCount() < EVENTS) {
        AppendBenchmark.appends(log, WRITERS, Duration.ofSeconds(5), attempts);
        report.say(
            "            %d of %d events written",
            database.mongo().getCollection("events").estimatedDocumentCount(), EVENTS);
      }
      rawReplay(database);
      replay(log, EVENTS, Duration.ofMinutes(5));
      var raw = 0.0;
      var replayed = 0.0;
      for (int turn = 0; turn < TURNS; turn++) {
        raw = Math.max(raw, rawReplay(database));
        replayed = Math.max(replayed, replay(log, EVENTS, Duration.ofMinutes(5)));
      }
      report.say(
          "            raw sorted cursor %.0f events a second, replay %.0f (best of %d each)",
          raw, replayed, TURNS);
      report.judge("replay, of a raw sorted cursor", 100 * replayed / raw, ">=", 60, "%");
      var extension = extension(database, report);
      report.say("            the extension's storage: %.1f events a second", extension);
      report.judge("replay, times the extension's", replayed / extension, ">=", 50, "x");
    }
  }

  /// Reads every document in order and turns its payload into its record with the log's serializer.
  private static double rawReplay(Database database) {
    var serializer = new EventSerializer();
    var plain =
        JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .decimal128Converter((value, writer) -> writer.writeRaw(value.toString()))
            .build();
    var count = 0;
    var from = System.nanoTime();
    try (var cursor =
        database
            .mongo()
            .getCollection("events", RawBsonDocument.class)
            .find()
            .sort(Sorts.ascending("_id"))
            .limit(EVENTS)
            .batchSize(BATCH)
            .iterator()) {
      while (cursor.hasNext()) {
        for (var each : cursor.next().getArray("events")) {
          var event = each.asDocument();
          var json = event.getDocument("payload").toJson(plain).getBytes(StandardCharsets.UTF_8);
          Object fact =
              serializer.deserialize(
                  new SimpleSerializedObject<>(
                      json,
                      byte[].class,
                      event.getString("type").getValue(),
                      event.getString("revision").getValue()));
          if (fact != null) {
            count++;
          }
        }
      }
    }
    return count * 1e9 / (System.nanoTime() - from);
  }

  /// Events a second until `expected` were handled, or until time is up.
  private static double replay(EventStorageEngine engine, int expected, Duration limit)
      throws Exception {
    var store = EmbeddedEventStore.builder().storageEngine(engine).build();
    var count = new AtomicInteger();
    var all = new CountDownLatch(1);
    var processor =
        TrackingEventProcessor.builder()
            .name("counting")
            .eventHandlerInvoker(
                SimpleEventHandlerInvoker.builder()
                    .eventHandlers(new Counting(count, expected, all))
                    .build())
            .messageSource(store)
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(NoTransactionManager.instance())
            .trackingEventProcessorConfiguration(
                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andBatchSize(BATCH))
            .build();
    var from = System.nanoTime();
    processor.start();
    all.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    var rate = count.get() * 1e9 / (System.nanoTime() - from);
    processor.shutDown();
    store.shutDown();
    return rate;
  }

  private record Counting(AtomicInteger count, int expected, CountDownLatch all) {
    @EventHandler
    void on(EventMessage<?> event) {
      if (event.getPayload() != null && count.incrementAndGet() == expected) {
        all.countDown();
      }
    }
  }

  private static double extension(Database database, Report report) throws Exception {
    var serializer = JacksonSerializer.builder().objectMapper(ExtensionJson.mapper()).build();
    var engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(
                DefaultMongoTemplate.builder()
                    .mongoDatabase(database.client(), database.mongo().getName())
                    .domainEventsCollectionName("extension_events")
                    .snapshotEventsCollectionName("extension_snapshots")
                    .build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    engine.ensureIndexes();
    AppendBenchmark.appends(engine, WRITERS, Duration.ofSeconds(20), new AtomicInteger());
    var stored = (int) database.mongo().getCollection("extension_events").estimatedDocumentCount();
    report.say("            %d events written by the extension's storage", stored);
    return replay(engine, stored, EXTENSION);
  }
}
