package io.quizledger.standalone;

import java.io.IOException;
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
  private static final Duration STARTING = Duration.ofSeconds(120);

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
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new Program(builder.start(), output);
  }

  /// Starts a module's runnable jar.
  static Program side(String module, Path output, int port, String mongodb, String... settings)
      throws IOException {
    var arguments = new ArrayList<>(List.of("-jar", jar(module).toString()));
    arguments.add("--server.port=" + port);
    arguments.add("--quizledger.mongodb.uri=" + mongodb);
    arguments.addAll(List.of(settings));
    return java(output, Map.of(), arguments);
  }

  private static Path jar(String module) throws IOException {
    try (var files = Files.list(Path.of("..", module, "target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(module + " is not packaged"));
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Waits until the program says so at a port.
  Program readyAt(int port) {
    var http = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(2))
            .build();
    Awaitility.await()
        .atMost(STARTING)
        .pollInterval(Duration.ofMillis(100))
        .conditionEvaluationListener(condition -> refuseIfEnded())
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
    return this;
  }

  private void refuseIfEnded() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The program has ended: " + output());
    }
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
