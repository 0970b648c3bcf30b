package io.quizledger.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A database of its own on the server under test, and the logs that a test opens on it.
final class TestServer implements AutoCloseable {
  static final String EXTERNAL = System.getenv("QUIZLEDGER_TEST_MONGODB_URI");

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final String databaseName =
      "eventlog_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final String uri;
  private final MongoClient client;

  private TestServer(String uri) {
    this.uri = uri;
    this.client = client(uri);
  }

  /// The server behind `QUIZLEDGER_TEST_MONGODB_URI`, else an embedded one.
  static TestServer open() {
    if (EXTERNAL != null && !EXTERNAL.isBlank()) {
      return new TestServer(EXTERNAL);
    }
    var embedded = EmbeddedMongoDb.inMemory();
    var server = new TestServer(embedded.connectionString());
    server.opened.add(embedded);
    return server;
  }

  static TestServer at(String uri) {
    return new TestServer(uri);
  }

  static MongoClient client(String uri) {
    return MongoClients.create(
        LogClientSettings.defaults()
            .builder(new ConnectionString(uri), new SimpleMeterRegistry())
            .build());
  }

  String uri() {
    return uri;
  }

  int port() {
    return Integer.parseInt(uri.replaceAll(".*:(\\d+).*", "$1"));
  }

  String databaseName() {
    return databaseName;
  }

  /// What a test writes past the log is seen by the log at once, which reads what a majority has.
  MongoDatabase database() {
    return client.getDatabase(databaseName).withWriteConcern(WriteConcern.MAJORITY);
  }

  /// A log that is closed with the server.
  MongoEventLog log() {
    return opened(TestLogs.builder(database()));
  }

  /// A log of whose requests `listener` is told.
  MongoEventLog logWatchedBy(CommandListener listener) {
    return logWatchedBy(listener, EventLogSettings.defaults());
  }

  /// A log with these limits of whose requests `listener` is told.
  MongoEventLog logWatchedBy(CommandListener listener, EventLogSettings settings) {
    var watched =
        MongoClients.create(
            LogClientSettings.defaults()
                .builder(new ConnectionString(uri), new SimpleMeterRegistry())
                .addCommandListener(listener)
                .build());
    opened.add(watched);
    return opened(TestLogs.builder(watched.getDatabase(databaseName)).settings(settings));
  }

  /// A log whose client connects elsewhere, through a proxy.
  MongoEventLog logThrough(String otherUri, EventLogSettings settings) {
    var other = client(otherUri);
    opened.add(other);
    return opened(TestLogs.builder(other.getDatabase(databaseName)).settings(settings));
  }

  MongoEventLog opened(MongoEventLog.Builder builder) {
    var log = builder.build();
    opened.add(log);
    return log;
  }

  <T extends AutoCloseable> T keep(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  @Override
  public void close() throws Exception {
    var embedded = opened.stream().filter(EmbeddedMongoDb.class::isInstance).toList();
    for (var one : opened.reversed()) {
      if (!embedded.contains(one)) {
        one.close();
      }
    }
    database().drop();
    client.close();
    for (var one : embedded) {
      one.close();
    }
  }
}
