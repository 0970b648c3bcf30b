package io.quizledger.benchmarks;

import java.io.IOException;
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

/// One side's jar, started as an operator would start it, prepared and with the options of
/// docs/operations.md.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final double secondsUntilReady;

  private Program(Process process, int port, double secondsUntilReady) {
    this.process = process;
    this.port = port;
    this.secondsUntilReady = secondsUntilReady;
  }

  static Program start(String side, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    var program = Path.of(side, "target", "program");
    var options = program.resolve("java.options");
    if (!Files.exists(options)) {
      throw new IOException(
          options + " is not there: run build/prepare " + side + " first, in the project's root");
    }
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("@" + options, "-jar", program.resolve("quizledger.jar").toString()));
    var log = Files.createTempFile(side, ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    builder.environment().put("QUIZLEDGER_PORT", Integer.toString(port));
    var from = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitReady(process, port, log);
    return new Program(process, port, (System.nanoTime() - from) / 1e9);
  }

  private static void awaitReady(Process process, int port, Path log)
      throws IOException, InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var ready =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < until && process.isAlive()) {
        try {
          if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // Not listening yet.
        }
        Thread.sleep(20);
      }
    }
    process.destroyForcibly();
    throw new IOException("not ready, see " + log);
  }

  String url() {
    return "http://localhost:" + port;
  }

  double secondsUntilReady() {
    return secondsUntilReady;
  }

  /// Resident memory in MiB, as Linux counts it.
  double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
