package io.quizledger.platform.projections;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.quizledger.eventlog.MongoEventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/// A process that folds the log in a database until it is killed.
public final class FoldingNode {
  private static final Serializer SERIALIZER = JacksonSerializer.defaultSerializer();

  private FoldingNode() {}

  /// Starts it.
  ///
  /// @param arguments the connection string, the database, the read model's name, the node's name
  public static void main(String[] arguments) throws InterruptedException {
    var database = databaseAt(arguments[0], arguments[1]);
    var engine =
        Engines.start(
            database,
            logIn(database),
            Games.readModel(arguments[2], Games.WHOLE),
            Engines.settings(64, 1000),
            Faults.NONE,
            Duration.ofMillis(2500),
            arguments[3],
            Clock.systemUTC());
    System.out.println("folding");
    Thread.currentThread().join();
    engine.close();
  }

  static MongoDatabase databaseAt(String uri, String name) {
    return MongoClients.create(uri)
        .getDatabase(name)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY);
  }

  static EventStoreLog logIn(MongoDatabase database) {
    var log = eventLog(database);
    var events =
        EmbeddedEventStore.builder()
            .storageEngine(log)
            .fetchDelay(20)
            .timeUnit(TimeUnit.MILLISECONDS)
            .build();
    return new EventStoreLog(events, position -> {}, log);
  }

  static MongoEventLog eventLog(MongoDatabase database) {
    return MongoEventLog.builder()
        .database(database)
        .eventSerializer(SERIALIZER)
        .snapshotSerializer(SERIALIZER)
        .build();
  }
}
