package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// A MongoDB-compatible server inside this JVM, listening on the loopback interface.
public final class EmbeddedMongoDb implements AutoCloseable {
  private final MongoServer server;

  private EmbeddedMongoDb(MongoBackend backend, int port) {
    server = new MongoServer(backend);
    server.bind(new InetSocketAddress("127.0.0.1", port));
  }

  /// An empty server that forgets everything when closed, on a free port.
  public static EmbeddedMongoDb inMemory() {
    return new EmbeddedMongoDb(
        new MemoryBackend() {
          @Override
          public synchronized Document handleCommand(
              Channel channel, String database, String command, Document query) {
            return Hello.isAsked(command)
                ? Hello.answer(super.handleCommand(channel, database, "ismaster", query))
                : super.handleCommand(channel, database, command, query).cloneDeeply();
          }
        },
        0);
  }

  /// A server on the file `quizledger.mv` in `directory` (created if absent), on a free port.
  public static EmbeddedMongoDb at(Path directory) {
    return at(directory, 0);
  }

  /// The same on a port of the caller's choice; 0 means a free one.
  public static EmbeddedMongoDb at(Path directory, int port) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IllegalStateException("The data directory cannot be made: " + directory, e);
    }
    return new EmbeddedMongoDb(
        new H2Backend(directory.resolve("quizledger.mv").toString()) {
          @Override
          public synchronized Document handleCommand(
              Channel channel, String database, String command, Document query) {
            if (Hello.isAsked(command)) {
              return Hello.answer(super.handleCommand(channel, database, "ismaster", query));
            }
            var answer = super.handleCommand(channel, database, command, query).cloneDeeply();
            commit();
            return answer;
          }
        },
        port);
  }

  /// Where clients connect, as `mongodb://127.0.0.1:<port>`.
  public String connectionString() {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Hello {
    static boolean isAsked(String command) {
      return command.equalsIgnoreCase("hello");
    }

    static Document answer(Document isMaster) {
      isMaster.put("isWritablePrimary", true);
      return isMaster;
    }
  }
}
