package io.quizledger.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A database for one test: on the server that the environment names, else on the embedded one, as
/// a program of its own.
final class DatabaseServer implements AutoCloseable {
  private final Path directory;
  private final String server;
  private final String name = "two_programs_" + UUID.randomUUID().toString().substring(0, 8);
  private final int port;
  private final boolean isGiven;
  private @Nullable Program embedded;

  private DatabaseServer(Path directory, @Nullable String server, int port) {
    this.directory = directory;
    this.server = server == null ? "mongodb://127.0.0.1:" + port : server;
    this.port = port;
    isGiven = server != null;
  }

  static DatabaseServer start(Path directory) throws IOException {
    var given = System.getenv("QUIZLEDGER_TEST_MONGODB_URI");
    if (given == null || given.isBlank()) {
      var server = embedded(directory);
      server.startAgain();
      return server;
    }
    var parsed = new ConnectionString(given);
    if (parsed.getDatabase() != null) {
      throw new IllegalArgumentException("a connection string without a database is needed");
    }
    var host = parsed.getHosts().getFirst();
    var port = host.contains(":") ? host.substring(host.indexOf(':') + 1) : "27017";
    var server = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    return new DatabaseServer(directory, server, Integer.parseInt(port));
  }

  /// The embedded server, not started yet.
  static DatabaseServer embedded(Path directory) throws IOException {
    return new DatabaseServer(directory, null, Program.freePort());
  }

  String name() {
    return name;
  }

  String uri() {
    return server + "/" + name;
  }

  /// The same database, reached on another port of this machine.
  String uriThrough(int otherPort) {
    return "mongodb://127.0.0.1:" + otherPort + "/" + name;
  }

  int port() {
    return port;
  }

  boolean isEmbedded() {
    return !isGiven;
  }

  /// kill -9 of the embedded server.
  void kill() throws InterruptedException {
    embedded.kill();
  }

  /// Starts the embedded server on what it has stored.
  void startAgain() throws IOException {
    embedded =
        Program.java(
            directory.resolve("mongodb-%d.log".formatted(System.nanoTime())),
            Map.of(),
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedMongoDb.class.getName(),
                directory.resolve("data").toString(),
                Integer.toString(port)));
    embedded.says("mongodb://");
  }

  @Override
  public void close() throws InterruptedException {
    if (embedded != null) {
      embedded.close();
    } else if (isGiven) {
      try (var client = MongoClients.create(server)) {
        client.getDatabase(name).drop();
      }
    }
  }
}
