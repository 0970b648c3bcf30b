package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.counted;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.modelling.command.ConcurrencyException;

/// A process that writes: `uri database name threads events offsetSeconds one|many`. Says `ACK
/// <event id>` for each commit that is durable, `DONE` at the end.
final class WriterProcess {
  private WriterProcess() {}

  public static void main(String[] arguments) throws Exception {
    var name = arguments[2];
    var threads = Integer.parseInt(arguments[3]);
    var events = Integer.parseInt(arguments[4]);
    var offset = Duration.ofSeconds(Long.parseLong(arguments[5]));
    var one = arguments[6].equals("one");
    try (var client = TestServer.client(arguments[0]);
        var log =
            TestLogs.builder(client.getDatabase(arguments[1]))
                .clock(Clock.offset(Clock.systemUTC(), offset))
                .build()) {
      RacesContract.inParallel(
          threads, thread -> write(log, one ? "contended" : name + thread, events));
    }
    System.out.println("DONE");
  }

  /// Tries `events` times; the loser of a race goes on after the winner.
  private static void write(MongoEventLog log, String aggregate, int events) {
    var next = new AtomicLong(log.lastSequenceNumberFor(aggregate).orElse(-1L) + 1);
    for (var i = 0; i < events; i++) {
      var event = counted(aggregate, next.get());
      try {
        log.appendEvents(event);
        synchronized (System.out) {
          System.out.println("ACK " + event.getIdentifier());
        }
        next.incrementAndGet();
      } catch (ConcurrencyException lost) {
        next.set(log.lastSequenceNumberFor(aggregate).orElse(-1L) + 1);
      }
    }
  }
}
