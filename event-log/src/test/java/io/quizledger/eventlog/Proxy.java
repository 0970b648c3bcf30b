package io.quizledger.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A database connection that can be cut after a write and before its answer, held back before a
/// write, or taken away.
final class Proxy implements AutoCloseable {
  /// A string field of that name: the command itself, wherever in the message it stands.
  private static final String INSERT = "\2insert\0";

  private final int target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answersToCut = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch insertsPass = new CountDownLatch(0);
  private volatile ServerSocket listener;

  Proxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = listener.getLocalPort();
    accept(listener);
  }

  String uri() {
    return "mongodb://127.0.0.1:" + port + "/";
  }

  /// The next `count` inserts reach the server, their answers do not come back.
  void cutAnswers(int count) {
    answersToCut.set(count);
  }

  int answersCut() {
    return cut.get();
  }

  /// Inserts arrive only when they are let through.
  void holdInserts() {
    insertsPass = new CountDownLatch(1);
  }

  boolean holdsAnInsert() {
    return held.get() > 0;
  }

  void letInsertsThrough() {
    insertsPass.countDown();
  }

  void down() throws IOException {
    listener.close();
    sockets.forEach(Proxy::closeQuietly);
  }

  void up() throws IOException {
    listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    accept(listener);
  }

  private void accept(ServerSocket on) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!on.isClosed()) {
                try {
                  connect(on.accept());
                } catch (IOException e) {
                  // Closed, or the server is away: the client sees a connection that ends.
                }
              }
            });
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      var link = new Link(client, server);
      Thread.ofVirtual().start(link::requests);
      Thread.ofVirtual().start(link::answers);
    } catch (IOException e) {
      closeQuietly(client);
      throw e;
    }
  }

  private final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean cutNext;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    /// Whole messages of the wire protocol: four bytes of length first.
    private static byte[] message(InputStream in) throws IOException {
      var head = in.readNBytes(4);
      if (head.length < 4) {
        return new byte[0];
      }
      var length = BsonCursor.int32At(head, 0);
      var message = new byte[length];
      System.arraycopy(head, 0, message, 0, 4);
      return in.readNBytes(message, 4, length - 4) == length - 4 ? message : new byte[0];
    }

    void requests() {
      try {
        for (var request = message(client.getInputStream());
            request.length > 0;
            request = message(client.getInputStream())) {
          if (isInsert(request)) {
            held.incrementAndGet();
            insertsPass.await();
            held.decrementAndGet();
            cutNext = answersToCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          }
          server.getOutputStream().write(request);
          server.getOutputStream().flush();
        }
      } catch (IOException e) {
        // Ended by either side.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        end();
      }
    }

    void answers() {
      try {
        for (var answer = message(server.getInputStream());
            answer.length > 0;
            answer = message(server.getInputStream())) {
          if (cutNext) {
            cut.incrementAndGet();
            return;
          }
          client.getOutputStream().write(answer);
          client.getOutputStream().flush();
        }
      } catch (IOException e) {
        // Ended by either side.
      } finally {
        end();
      }
    }

    private void end() {
      closeQuietly(client);
      closeQuietly(server);
      sockets.remove(client);
      sockets.remove(server);
    }
  }

  private static boolean isInsert(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1).contains(INSERT);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    down();
  }
}
