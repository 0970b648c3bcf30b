package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// A MongoDB-compatible server inside this JVM, listening on the loopback interface alone and
/// without authentication.
///
/// It has no transactions, no TTL, no validators and no replica set. An acknowledged write survives
/// the process; see the decision record on the embedded server.
public final class EmbeddedMongoDb implements AutoCloseable {
  private static final String FILE = "quizledger.mv";
  private static final int CACHE_MEGABYTES = 32;

  /// Threads that wait for the disk while others go on.
  private static final int MOST_THREADS = 48;

  private static final Duration BETWEEN_COMPACTIONS = Duration.ofSeconds(2);

  /// How long an outdated part of the file is kept from being overwritten. Every commit is forced
  /// to disk before the next begins, so this is a margin and nothing hangs on it.
  private static final int RETENTION_MILLIS = 5_000;

  private static final int LAST_COMPACTION_MILLIS = 300;

  private final MVStore store;
  private final MongoServer server;
  private final ScheduledExecutorService housekeeping;

  private EmbeddedMongoDb(MVStore store, int port) {
    this.store = store;
    var durability = new Durability(store);
    server = new MongoServer(new StoredBackend(store, durability));
    housekeeping =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-housekeeping").factory());
    try {
      server.bind(new InetSocketAddress("127.0.0.1", port), 1, MOST_THREADS);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    if (store.getFileStore() != null) {
      var seconds = BETWEEN_COMPACTIONS.toSeconds();
      housekeeping.scheduleWithFixedDelay(durability::compact, seconds, seconds, TimeUnit.SECONDS);
    }
  }

  /// An empty server that forgets everything when it is closed, on a free port.
  public static EmbeddedMongoDb inMemory() {
    return new EmbeddedMongoDb(new MVStore.Builder().open(), 0);
  }

  /// A server on the file `quizledger.mv` in `directory`, which is made if it is not there, on a
  /// free port.
  ///
  /// @throws DataInUseException another process has the file open
  public static EmbeddedMongoDb at(Path directory) {
    return at(directory, 0);
  }

  /// The same on a port of the caller's choice; 0 means a free one.
  ///
  /// @throws DataInUseException another process has the file open
  public static EmbeddedMongoDb at(Path directory, int port) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory cannot be made: " + directory, e);
    }
    return new EmbeddedMongoDb(open(directory), port);
  }

  private static MVStore open(Path directory) {
    try {
      var store =
          new MVStore.Builder()
              .fileName(directory.resolve(FILE).toString())
              .cacheSize(CACHE_MEGABYTES)
              // Only Durability commits: nothing may reach the file while a command is half done.
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      store.setRetentionTime(RETENTION_MILLIS);
      return store;
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new DataInUseException(directory, e);
      }
      throw e;
    }
  }

  /// Where clients connect, as `mongodb://127.0.0.1:<port>`.
  public String connectionString() {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    server.shutdownNow();
    store.close(LAST_COMPACTION_MILLIS);
  }

  /// Runs a server until the process ends: `EmbeddedMongoDb <directory> [<port>]`. Prints its
  /// connection string on a line when it takes connections.
  public static void main(String[] arguments) {
    var server =
        at(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println(server.connectionString());
  }

  /// The data directory belongs to another running process.
  public static final class DataInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataInUseException(Path directory, Throwable cause) {
      super("The data in " + directory + " is in use by another running program", cause);
    }
  }
}
