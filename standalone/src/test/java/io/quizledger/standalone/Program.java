package io.quizledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A program in a process of its own, whose output goes to a file.
final class Program implements AutoCloseable {
  /// As long as the busiest machine may take: a program that has ended is seen at once.
  private static final Duration STARTING = Duration.ofMinutes(10);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts `java <arguments>`.
  static Program java(Path output, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // To start is most of what it does: the compiler that takes its time does not pay.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    // A test that fails while it starts does not leave it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Program(process, output);
  }

  /// Starts a module's runnable jar.
  static Program side(
      String module, Path output, int port, String mongodb, Map<String, String> settings)
      throws IOException {
    var arguments = new ArrayList<>(List.of("-jar", jar(module).toString()));
    arguments.add("--server.port=" + port);
    arguments.add("--quizledger.mongodb.uri=" + mongodb);
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return java(output, Map.of(), arguments);
  }

  /// Starts the standalone program, which is told everything by its environment.
  static Program standalone(Path output, Map<String, String> environment) throws IOException {
    return java(output, environment, List.of("-jar", jar("standalone").toString()));
  }

  private static Path jar(String module) throws IOException {
    try (var files = Files.list(Path.of("..", module, "target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(module + " is not packaged"));
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the program says so at a port.
  Program readyAt(int port) {
    return answersAt(port, "/actuator/health/readiness", 200);
  }

  /// Waits until the program answers a GET with `status`.
  Program answersAt(int port, String path, int status) {
    var http = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(2))
            .build();
    Awaitility.await()
        .atMost(STARTING)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("The program has ended: " + output());
              }
              return http.send(request, BodyHandlers.discarding()).statusCode() == status;
            });
    return this;
  }

  /// Waits for a text in the output.
  void says(String text) {
    Awaitility.await()
        .atMost(STARTING)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> output().contains(text) || !process.isAlive());
    if (!output().contains(text)) {
      throw new IllegalStateException("\"" + text + "\" was not said: " + output());
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  int ends(Duration within) throws InterruptedException {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("The program goes on: " + output());
    }
    return process.exitValue();
  }

  /// kill -9
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// kill -15, as Ctrl-C does
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
