package io.quizledger.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.events.serialization.EventSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// Appends by many waiting writers against raw inserts of equal documents, in turns.
final class AppendBenchmark implements Benchmark {
  private static final int TURNS = 5;
  private static final Duration TURN = Duration.ofSeconds(6);

  @Override
  public String description() {
    return "appends of 512 and of 32 waiting writers against raw insertMany of 256 and of 32";
  }

  @Override
  public void run(Database database, List<String> arguments, Report report) throws Exception {
    compare(database, report, 512, 256);
    compare(database, report, 32, 32);
  }

  private static void compare(Database database, Report report, int writers, int rawBatch)
      throws Exception {
    var attempts = new AtomicInteger();
    try (var log = log(database, "events_" + writers)) {
      appends(log, writers, TURN, attempts);
      var raw = new Raw(database, "events_" + writers, rawBatch);
      raw.run(TURN);
      var appended = new ArrayList<Double>();
      var inserted = new ArrayList<Double>();
      for (int turn = 0; turn < TURNS; turn++) {
        appended.add(appends(log, writers, TURN, attempts));
        inserted.add(raw.run(TURN));
        report.say(
            "            turn %d: %.0f appends a second, %.0f raw inserts a second",
            turn + 1, appended.getLast(), inserted.getLast());
      }
      report.judge(
          "appends of %d writers, of raw insertMany of %d, medians".formatted(writers, rawBatch),
          100 * median(appended) / median(inserted),
          ">=",
          70,
          "%");
    }
  }

  static MongoEventLog log(Database database, String collection) {
    return MongoEventLog.builder()
        .database(database.mongo())
        .collections(collection, "snapshots")
        .eventSerializer(new EventSerializer())
        .snapshotSerializer(new EventSerializer())
        .build();
  }

  /// Appends a second while every writer waits for its commit before it writes the next.
  static double appends(
      EventStorageEngine log, int writers, Duration duration, AtomicInteger attempts)
      throws Exception {
    var count = new AtomicInteger();
    var failure = new AtomicReference<RuntimeException>();
    var from = System.nanoTime();
    var until = from + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        threads.execute(
            () -> {
              var attempt = attempts.incrementAndGet();
              try {
                for (long sequence = 0; System.nanoTime() < until; sequence++) {
                  log.appendEvents(Facts.answer(attempt, sequence));
                  count.incrementAndGet();
                }
              } catch (RuntimeException e) {
                failure.set(e);
              }
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return count.get() * 1e9 / (System.nanoTime() - from);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /// Documents that the log wrote, inserted again under new positions and keys, encoded beforehand.
  private static final class Raw {
    private static final int DOCUMENTS = 40_000;

    private final MongoCollection<RawBsonDocument> collection;
    private final List<BsonDocument> models = new ArrayList<>();
    private final int batch;
    private long next = 1;

    Raw(Database database, String modelled, int batch) {
      this.batch = batch;
      collection = database.mongo().getCollection("raw_" + batch, RawBsonDocument.class);
      collection.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
      database
          .mongo()
          .getCollection(modelled, BsonDocument.class)
          .find()
          .sort(Sorts.ascending("_id"))
          .limit(1_000)
          .into(models);
    }

    double run(Duration duration) {
      var prepared = new ArrayList<List<RawBsonDocument>>();
      for (int i = 0; i < DOCUMENTS / batch; i++) {
        prepared.add(documents());
      }
      var inserted = 0;
      var from = System.nanoTime();
      var until = from + duration.toNanos();
      for (var documents : prepared) {
        if (System.nanoTime() >= until) {
          break;
        }
        collection.insertMany(documents, new InsertManyOptions().ordered(true));
        inserted += documents.size();
      }
      return inserted * 1e9 / (System.nanoTime() - from);
    }

    private List<RawBsonDocument> documents() {
      var documents = new ArrayList<RawBsonDocument>(batch);
      for (int i = 0; i < batch; i++) {
        var document = models.get((int) (next % models.size())).clone();
        document.put("_id", new BsonInt64(next));
        document.put(
            "keys",
            new BsonArray(
                List.of(
                    new BsonString("attempt-%016x#%d".formatted(next, next)),
                    new BsonString("request:%064x".formatted(next)))));
        documents.add(new RawBsonDocument(document, new BsonDocumentCodec()));
        next++;
      }
      return documents;
    }
  }
}
