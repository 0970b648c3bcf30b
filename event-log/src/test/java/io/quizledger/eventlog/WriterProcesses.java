package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.assertSound;
import static io.quizledger.eventlog.TestLogs.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The part of the conformance suite in which writers are processes of their own.
@Timeout(360)
abstract class WriterProcesses {
  private final List<Process> processes = new ArrayList<>();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private TestServer server;

  /// A database of its own on the server under test.
  abstract TestServer newServer();

  @BeforeEach
  void open() {
    server = newServer();
  }

  @AfterEach
  void close() throws Exception {
    processes.forEach(Process::destroyForcibly);
    server.close();
  }

  @Test
  void eightWritersInTwoProcessesOnOneStream() throws Exception {
    var first = writer("first", 4, 100, 0, "one");
    var second = writer("second", 4, 100, 0, "one");
    first.await();
    second.await();

    var log = server.log();
    assertThat(acknowledged).doesNotHaveDuplicates();
    assertThat(all(log)).as("one winner for each event").hasSize(acknowledged.size());
    assertSound(server, log, acknowledged);
  }

  @Test
  void eightWritersInTwoProcessesOnManyStreamsWithClocksAnHourApart() throws Exception {
    var first = writer("first", 4, 100, 3600, "many");
    var second = writer("second", 4, 100, -3600, "many");
    first.await();
    second.await();

    assertThat(acknowledged).hasSize(800);
    assertThat(all(server.log())).hasSize(800);
    assertSound(server, server.log(), acknowledged);
  }

  @Test
  void aWriterKilledInMidBatchLosesNothingThatItAcknowledged() throws Exception {
    killWriters(1, 150);
  }

  @Test
  @Tag("campaign")
  @Timeout(1_800)
  void writersKilledTwentyTimesLoseNothing() throws Exception {
    killWriters(20, 400);
  }

  private void killWriters(int times, int acknowledgements) throws Exception {
    var survivor = writer("survivor", 2, 200 * times, 0, "many");
    for (var time = 0; time < times; time++) {
      var killed = writer("killed" + time + "-", 16, 1_000_000, 0, "many");
      killed.awaitAcknowledgements(acknowledgements);
      killed.process.destroyForcibly().waitFor();
      killed.output.join(10_000);
    }
    survivor.await();

    var log = server.log();
    log.appendEvents(counted("after", 0));
    assertSound(server, log, acknowledged);
    assertThat(all(log).size()).isGreaterThan(acknowledgements * times);
  }

  private Writer writer(String name, int threads, int events, int offsetSeconds, String streams)
      throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                server.uri(),
                server.databaseName(),
                name,
                Integer.toString(threads),
                Integer.toString(events),
                Integer.toString(offsetSeconds),
                streams)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return new Writer(process);
  }

  private final class Writer {
    private final Process process;
    private final Thread output;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int acknowledgements;

    Writer(Process process) {
      this.process = process;
      this.output = Thread.ofPlatform().daemon().start(() -> read(process.inputReader()));
    }

    private void read(BufferedReader lines) {
      try {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("ACK ")) {
            acknowledged.add(line.substring(4));
            acknowledgements++;
          } else if (line.equals("DONE")) {
            done.countDown();
          }
        }
      } catch (IOException e) {
        // The process was killed.
      }
    }

    void awaitAcknowledgements(int count) {
      Awaitility.await().atMost(180, TimeUnit.SECONDS).until(() -> acknowledgements >= count);
    }

    void await() throws InterruptedException {
      assertThat(process.waitFor(900, TimeUnit.SECONDS)).isTrue();
      output.join(10_000);
      assertThat(done.getCount()).as("ended well").isZero();
    }
  }
}
