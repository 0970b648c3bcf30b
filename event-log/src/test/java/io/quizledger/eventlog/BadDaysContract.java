package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.assertSound;
import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

/// Connections that break at the worst moment, writers that are slow, a database that is away.
interface BadDaysContract extends LogContract {
  @Test
  default void anAnswerThatIsCutOffAfterTheWriteNeitherLosesNorDoublesACommit() throws Exception {
    try (var proxy = new Proxy(server().port())) {
      var log = server().logThrough(proxy.uri(), patient(Duration.ofSeconds(20)));
      var direct = server().log();
      log.appendEvents(counted("warm", 0));
      Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
      RacesContract.inParallel(
          8,
          writer -> {
            for (var number = 0; number < 10; number++) {
              if (writer == 0 && number % 3 == 0) {
                proxy.cutAnswers(1);
              }
              var event = counted("stream-" + writer, number);
              (writer == 7 ? direct : log).appendEvents(event);
              acknowledged.add(event.getIdentifier());
            }
          });

      assertThat(proxy.answersCut()).isPositive();
      assertThat(acknowledged).hasSize(80);
      assertThat(log.head().position()).isEqualTo(81);
      assertSound(server(), direct, acknowledged);
    }
  }

  @Test
  default void aSlowWriterThatIsOvertakenByOthersLandsAfterThemAndIsSeen() throws Exception {
    try (var proxy = new Proxy(server().port())) {
      var slow = server().logThrough(proxy.uri(), patient(Duration.ofSeconds(30)));
      var fast = server().log();
      slow.appendEvents(counted("slow", 0));
      proxy.holdInserts();
      var late = counted("slow", 1);
      var writing = CompletableFuture.runAsync(() -> slow.appendEvents(late));
      await().until(proxy::holdsAnInsert);
      var overtaking = new ConcurrentLinkedQueue<String>();
      var number = 0L;
      while (!writing.isDone()) {
        var event = counted("fast", number++);
        fast.appendEvents(event);
        overtaking.add(event.getIdentifier());
        if (overtaking.size() > 20) {
          proxy.letInsertsThrough();
        }
      }
      writing.join();

      assertThat(overtaking).hasSizeGreaterThan(20);
      assertThat(ids(all(fast)).indexOf(late.getIdentifier())).isGreaterThan(20);
      assertSound(server(), fast, overtaking);
    }
  }

  @Test
  default void aDatabaseThatIsAwayFailsAppendsInTimeAndIsTakenUpAgainByItself() throws Exception {
    try (var proxy = new Proxy(server().port())) {
      // Makes collections and indexes, which may take longer than two seconds.
      var first = counted("first", 0);
      server().log().appendEvents(first);
      var log = server().logThrough(proxy.uri(), patient(Duration.ofSeconds(2)));
      var before = counted("a", 0);
      log.appendEvents(before);
      proxy.down();

      // A machine that is busy may be late once or twice.
      assertThat(Stream.generate(() -> failing(log, counted("a", 1))).limit(3).toList())
          .as("an append fails in time")
          .allMatch(time -> time.compareTo(Duration.ofSeconds(15)) < 0)
          .anyMatch(time -> time.compareTo(Duration.ofSeconds(3)) < 0);
      assertThatThrownBy(() -> log.readEvents("a").hasNext())
          .isInstanceOf(LogUnavailableException.class);
      assertThatThrownBy(log::head).isInstanceOf(LogUnavailableException.class);
      assertThatThrownBy(() -> log.summaryAt(1)).isInstanceOf(LogUnavailableException.class);
      assertThatThrownBy(() -> log.readEvents((TrackingToken) null, false).toList())
          .isInstanceOf(LogUnavailableException.class);
      assertThat(log.readEvents((TrackingToken) null, true)).isEmpty();
      proxy.up();
      var after = counted("b", 0);
      await()
          .atMost(Duration.ofSeconds(15))
          .ignoreExceptionsInstanceOf(LogUnavailableException.class)
          .untilAsserted(() -> log.appendEvents(after));

      assertSound(
          server(),
          server().log(),
          List.of(first.getIdentifier(), before.getIdentifier(), after.getIdentifier()));
    }
  }

  @Test
  default void aLogThatIsBuiltBeforeTheDatabaseIsThereWaitsForIt() throws Exception {
    try (var proxy = new Proxy(server().port())) {
      proxy.down();
      var log = server().logThrough(proxy.uri(), patient(Duration.ofSeconds(30)));
      var event = counted("a", 0);
      var writing = CompletableFuture.runAsync(() -> log.appendEvents(event));
      proxy.up();
      writing.join();

      assertSound(server(), server().log(), List.of(event.getIdentifier()));
    }
  }

  @Test
  default void aCallerThatGaveUpNeverFindsItsCommitTwice() throws Exception {
    try (var proxy = new Proxy(server().port())) {
      server().log().appendEvents(counted("warm", 0));
      var log = server().logThrough(proxy.uri(), patient(Duration.ofSeconds(3)));
      log.appendEvents(counted("warm", 1));
      proxy.holdInserts();
      var event = counted("a", 0, "request:once");
      assertThatThrownBy(() -> log.appendEvents(event))
          .isInstanceOfSatisfying(
              LogUnavailableException.class, e -> assertThat(e.mayBeWritten()).isTrue());
      proxy.letInsertsThrough();
      await().until(() -> log.commitHolding("request:once").isPresent());

      assertThatThrownBy(() -> log.appendEvents(counted("a", 0, "request:once")))
          .isInstanceOf(ClaimTakenException.class);
      log.appendEvents(event);
      assertThat(all(log)).hasSize(3);
      assertSound(server(), log, List.of(event.getIdentifier()));
    }
  }

  /// How long an append takes to fail.
  private static Duration failing(MongoEventLog log, EventMessage<?> event) {
    var started = System.nanoTime();
    assertThatThrownBy(() -> log.appendEvents(event)).isInstanceOf(LogUnavailableException.class);
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private static EventLogSettings patient(Duration appendTimeout) {
    return EventLogSettings.defaults().withAppendTimeout(appendTimeout);
  }
}
