package io.quizledger.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The way to a database: it can break, and it can swallow what is sent on it.
final class DatabaseWire implements AutoCloseable {
  private enum State {
    SOUND,
    BROKEN,
    SILENT
  }

  private final int database;
  private final ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile State state = State.SOUND;

  DatabaseWire(int database) throws IOException {
    this.database = database;
    Thread.ofPlatform().daemon().name("database-wire").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// What is open ends, and what comes ends at once.
  void breaks() throws IOException {
    state = State.BROKEN;
    closeAll();
  }

  /// Nothing that is sent arrives, and nobody is told.
  void fallsSilent() {
    state = State.SILENT;
  }

  /// New connections are good; those that lost something are not.
  void isMended() throws IOException {
    if (state == State.SILENT) {
      closeAll();
    }
    state = State.SOUND;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeAll();
  }

  private void closeAll() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        if (state == State.BROKEN) {
          client.close();
        } else {
          sockets.add(client);
          connect(client);
        }
      } catch (IOException e) {
        // The listener is closed, or the database is away and the client finds out.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), database);
      sockets.add(server);
      Thread.ofVirtual().start(() -> pass(client, server));
      Thread.ofVirtual().start(() -> pass(server, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void pass(Socket from, Socket to) {
    var buffer = new byte[1 << 14];
    try (from;
        to) {
      var in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (state != State.SILENT) {
          to.getOutputStream().write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // Ended by either side.
    }
    sockets.remove(from);
    sockets.remove(to);
  }
}
