package io.quizledger.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// One process of a side, at an address that it keeps when it is started again.
final class Node implements AutoCloseable {
  private static final Duration ENDING = Duration.ofSeconds(120);

  private final String module;
  private final Path directory;
  private final String mongodb;
  private final Map<String, String> settings;
  private final int port = Program.freePort();
  private Program program;
  private int starts;

  Node(String module, Path directory, String mongodb, Map<String, String> settings) {
    this.module = module;
    this.directory = directory;
    this.mongodb = mongodb;
    this.settings = settings;
  }

  Node start() throws IOException {
    var log = directory.resolve("%s-%d-%d.log".formatted(module, port, ++starts));
    program = Program.side(module, log, port, mongodb, settings);
    return this;
  }

  Node ready() {
    program.readyAt(port);
    return this;
  }

  /// Tells it to stop and waits until it has. Returns what it said.
  String stop() throws InterruptedException {
    program.terminate();
    program.ends(ENDING);
    return program.output();
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  String output() {
    return program.output();
  }

  @Override
  public void close() throws InterruptedException {
    program.close();
  }
}
