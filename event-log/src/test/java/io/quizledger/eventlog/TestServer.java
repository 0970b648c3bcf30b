package io.quizledger.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;

/// The server that the conformance suite runs against: the one behind
/// `QUIZLEDGER_TEST_MONGODB_URI`, else an embedded one. Each instance is a database of its own.
final class TestServer implements AutoCloseable {
  private static final String EXTERNAL = System.getenv("QUIZLEDGER_TEST_MONGODB_URI");

  private final String uri;
  private final String databaseName =
      "eventlog_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final MongoServer embedded;
  private final MongoClient client;

  TestServer() {
    if (EXTERNAL == null || EXTERNAL.isBlank()) {
      embedded = new MongoServer(new MemoryBackend());
      uri = embedded.bindAndGetConnectionString();
    } else {
      embedded = null;
      uri = EXTERNAL;
    }
    client = client(uri);
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

  String databaseName() {
    return databaseName;
  }

  MongoDatabase database() {
    return client.getDatabase(databaseName);
  }

  @Override
  public void close() {
    database().drop();
    client.close();
    if (embedded != null) {
      embedded.shutdown();
    }
  }
}
