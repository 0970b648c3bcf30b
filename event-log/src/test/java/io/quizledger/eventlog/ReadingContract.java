package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.after;
import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.quizledger.eventlog.Events.Counted;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// What readers of the log and of single streams see.
interface ReadingContract extends LogContract {
  @Test
  default void aReaderStartedAnywhereSeesExactlyTheRestInOrder() {
    var limits = EventLogSettings.defaults().withReadLimits(3, 1_000_000, 1, 16);
    var log = server().opened(TestLogs.builder(server().database()).settings(limits));
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1), counted("b", 0), counted("a", 2));
    for (var number = 1; number < 9; number++) {
      log.appendEvents(counted("b", number));
    }
    var everything = all(log);
    var fresh = server().opened(TestLogs.builder(server().database()).settings(limits));

    assertThat(everything).hasSize(12);
    for (var i = 0; i < everything.size(); i++) {
      var token = everything.get(i).trackingToken();
      var rest = ids(everything.subList(i + 1, everything.size()));
      assertThat(ids(after(log, token))).isEqualTo(rest);
      assertThat(ids(after(fresh, token))).as("by a reader that knows nothing").isEqualTo(rest);
    }
  }

  @Test
  default void aReaderStopsAtAHoleAndGoesOnOnceItIsFilled() {
    var log = server().log();
    for (var number = 0; number < 5; number++) {
      log.appendEvents(counted("a", number));
    }
    var everything = ids(all(log));
    var commits = server().database().getCollection("events");
    var third = commits.findOneAndDelete(new Document("_id", 3L));

    var before = all(log);
    assertThat(ids(before)).isEqualTo(everything.subList(0, 2));
    commits.insertOne(third);
    assertThat(ids(after(log, before.getLast().trackingToken())))
        .isEqualTo(everything.subList(2, 5));
  }

  @Test
  default void anEmptyLogHasAHeadAtPositionZeroAndNoTokens() {
    var log = server().log();

    assertThat(log.head().position()).isZero();
    assertThat(log.head().hash()).isEqualTo("0".repeat(64));
    assertThat(log.createHeadToken()).isNull();
    assertThat(log.createTailToken()).isNull();
    assertThat(log.createTokenAt(Instant.now())).isNull();
    assertThat(all(log)).isEmpty();
    assertThat(log.readEvents("a").hasNext()).isFalse();
    assertThat(log.lastSequenceNumberFor("a")).isEmpty();
  }

  @Test
  default void theHeadTokenIsThatOfTheLastEvent() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1), counted("a", 2));

    assertThat(log.createHeadToken()).isEqualTo(all(log).getLast().trackingToken());
    assertThat(after(log, log.createHeadToken())).isEmpty();
    assertThat(after(log, log.createTailToken())).hasSize(3);
  }

  @Test
  default void aTokenAtATimeLeavesExactlyTheCommitsFromThenOnToBeRead() {
    var start = Instant.parse("2026-11-22T10:00:00Z");
    var clock = new SettableClock(start);
    var log = server().opened(TestLogs.builder(server().database()).clock(clock));
    for (var number = 0; number < 7; number++) {
      clock.set(start.plusSeconds(number));
      log.appendEvents(counted("a", number));
    }

    assertThat(log.createTokenAt(start)).isNull();
    for (var second = 0; second < 7; second++) {
      var at = start.plusSeconds(second);
      assertThat(after(log, log.createTokenAt(at))).hasSize(7 - second);
      assertThat(after(log, log.createTokenAt(at.plusMillis(1)))).hasSize(6 - second);
    }
  }

  @Test
  default void commitTimesNeverRunBackwardWhateverTheClocksSay() {
    var now = Instant.parse("2026-11-22T10:00:00Z");
    var ahead = Clock.fixed(now.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    var behind = Clock.fixed(now.minus(Duration.ofHours(1)), ZoneOffset.UTC);
    var first = server().opened(TestLogs.builder(server().database()).clock(behind));
    var second = server().opened(TestLogs.builder(server().database()).clock(ahead));
    for (var number = 0; number < 10; number++) {
      first.appendEvents(counted("first", number));
      second.appendEvents(counted("second", number));
    }

    var times = LongStream.rangeClosed(1, 20).mapToObj(p -> first.commitAt(p).orElseThrow().time());
    assertThat(times).isSorted().endsWith(now.plus(Duration.ofHours(1)));
    assertThat(all(first)).hasSize(20);
  }

  @Test
  default void anAggregateIsLoadedFromAnySequenceNumber() {
    var limits = EventLogSettings.defaults().withReadLimits(100, 1_000_000, 1, 16);
    var log = server().opened(TestLogs.builder(server().database()).settings(limits));
    var number = 0L;
    for (var size : List.of(1, 40, 1, 1, 16, 2, 17, 1, 1, 1)) {
      var from = number;
      log.appendEvents(LongStream.range(from, from + size).mapToObj(n -> counted("a", n)).toList());
      log.appendEvents(counted("b" + from, 0));
      number += size;
    }
    var last = number - 1;

    for (var from = 0L; from <= last + 40; from++) {
      var expected = LongStream.rangeClosed(from, last).boxed().toList();
      assertThat(log.readEvents("a", from).asStream().map(DomainEventMessage::getSequenceNumber))
          .as("from %d", from)
          .containsExactlyElementsOf(expected);
    }
    assertThat(log.lastSequenceNumberFor("a")).contains(last);
  }

  @Test
  default void anAggregateOfLargeCommitsIsLoadedFewAtATime() {
    // Two commits of a single event fit into it, one of forty does not.
    var limits = EventLogSettings.defaults().withReadLimits(100, 2_000, 1, 16);
    var log = server().opened(TestLogs.builder(server().database()).settings(limits));
    var number = 0L;
    for (var size : List.of(1, 40, 1, 1, 1, 1, 1, 40, 1)) {
      var from = number;
      log.appendEvents(LongStream.range(from, from + size).mapToObj(n -> counted("a", n)).toList());
      number += size;
    }
    var last = number - 1;

    for (var from : List.of(0L, 1L, 17L, 41L, 44L, 50L, last, last + 1)) {
      assertThat(log.readEvents("a", from).asStream().map(DomainEventMessage::getSequenceNumber))
          .as("from %d", from)
          .containsExactlyElementsOf(LongStream.rangeClosed(from, last).boxed().toList());
    }
    assertThat(log.lastSequenceNumberFor("a")).contains(last);
  }

  @Test
  default void theBeginningOfALargeCommitIsFoundInFewSteps() {
    var lookUps = new AtomicInteger();
    var counting =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
              lookUps.incrementAndGet();
            }
          }
        };
    var limits = EventLogSettings.defaults().withReadLimits(100, 2_000, 1, 16);
    var log = server().logWatchedBy(counting, limits);
    log.appendEvents(counted("a", 0));
    log.appendEvents(LongStream.range(1, 401).mapToObj(n -> counted("a", n)).toList());
    lookUps.set(0);

    assertThat(log.readEvents("a", 401).asStream()).isEmpty();

    assertThat(lookUps).hasValueLessThan(2 * 400 / 16);
  }

  @Test
  default void whoeverHasReadAnEventIsToldWhatItKeepsInMemory() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(LongStream.range(1, 41).mapToObj(n -> counted("a", n)).toList());
    assertThat(log.bytesKept(1)).isZero();

    assertThat(all(log)).hasSize(41);

    assertThat(log.bytesKept(1)).isBetween(200, 2_000);
    assertThat(log.bytesKept(2)).isGreaterThan(20 * log.bytesKept(1));
    assertThat(log.bytesKept(3)).isZero();
  }

  @Test
  default void everyEventComesToWhoeverGoesThroughTheWholeLog() {
    var limits = EventLogSettings.defaults().withReadLimits(3, 1_000_000, 1, 16);
    var log = server().opened(TestLogs.builder(server().database()).settings(limits));
    for (var number = 0; number < 10; number++) {
      log.appendEvents(counted("a", number));
    }

    try (var events = log.everyEvent()) {
      assertThat(ids(events.toList())).isEqualTo(ids(all(log)));
    }
  }

  @Test
  default void identifiersThatBeginAlikeAreDifferentStreams() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a#0", 0));
    log.appendEvents(counted("ab", 0));

    assertThat(log.readEvents("a").asStream()).hasSize(1);
    assertThat(log.readEvents("a#0").asStream()).hasSize(1);
  }

  @Test
  default void theNewestSnapshotIsKeptAndTheStreamIsReadFromThere() {
    var log = server().log();
    for (var number = 0; number < 6; number++) {
      log.appendEvents(counted("a", number));
    }
    assertThat(log.readSnapshot("a")).isEmpty();
    log.storeSnapshot(TestLogs.event("a", 4, new Counted("state", 4)));
    log.storeSnapshot(TestLogs.event("a", 2, new Counted("state", 2)));

    var snapshot = log.readSnapshot("a").orElseThrow();
    assertThat(snapshot.getPayload()).isEqualTo(new Counted("state", 4));
    assertThat(snapshot.getSequenceNumber()).isEqualTo(4);
    assertThat(log.readEvents("a", snapshot.getSequenceNumber() + 1).asStream()).hasSize(1);
    log.storeSnapshot(TestLogs.event("a", 5, new Counted("state", 5)));
    assertThat(log.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(5);
  }

  @Test
  default void aReplayFlagsExactlyTheEventsBeforeTheReset() throws Exception {
    var log = server().log();
    for (var number = 0; number < 50; number++) {
      log.appendEvents(counted("a", 2L * number), counted("a", 2L * number + 1));
    }
    var store = EmbeddedEventStore.builder().storageEngine(log).fetchDelay(20).build();
    var seen = new Seen();
    var processor =
        TrackingEventProcessor.builder()
            .name("replayed")
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(seen).build())
            .messageSource(store)
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(NoTransactionManager.INSTANCE)
            .trackingEventProcessorConfiguration(
                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                    .andEventAvailabilityTimeout(20, TimeUnit.MILLISECONDS))
            .build();
    try {
      processor.start();
      await().until(() -> seen.fresh.size() == 100);
      processor.shutDown();
      processor.resetTokens();
      processor.start();
      await().until(() -> seen.replayed.size() == 100);
      log.appendEvents(counted("a", 100));
      await().until(() -> seen.fresh.size() == 101);
    } finally {
      processor.shutDown();
      store.shutDown();
    }

    assertThat(seen.replayed).isEqualTo(LongStream.range(0, 100).boxed().toList());
    assertThat(seen.fresh).isEqualTo(LongStream.rangeClosed(0, 100).boxed().toList());
  }

  /// A handler that notes which events came as a replay.
  class Seen {
    private final List<Long> replayed = new CopyOnWriteArrayList<>();
    private final List<Long> fresh = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Counted event, ReplayStatus status) {
      (status.isReplay() ? replayed : fresh).add(event.number());
    }
  }

  @Test
  default void commitsOfARangeComeAsTheyStandInTheLogBothEndsIncluded() {
    var log = server().log();
    for (var number = 0; number < 5; number++) {
      log.appendEvents(counted("a", number), counted("b", number));
    }

    var read = new ArrayList<LoggedCommit>();
    try (var commits = log.commits(2, 4)) {
      commits.forEachRemaining(read::add);
    }

    assertThat(read).extracting(LoggedCommit::position).containsExactly(2L, 3L, 4L);
    assertThat(read.getFirst().hash()).isEqualTo(log.commitAt(2).orElseThrow().hash());
    var second = read.getFirst().events().get(1);
    assertThat(second.index()).isEqualTo(1);
    assertThat(second.stream()).isEqualTo(new LoggedEvent.Stream("Test", "b", 1));
    assertThat(new String(second.payload(), StandardCharsets.UTF_8)).contains("\"number\":1");
  }

  @Test
  default void aRangeThatTheLogDoesNotHoldInFullIsNotReadAsIfItDid() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1));
    log.appendEvents(counted("a", 2));
    server().database().getCollection("events").deleteOne(new Document("_id", 2L));

    try (var commits = log.commits(1, 3)) {
      assertThat(commits.next().position()).isEqualTo(1);
      assertThatThrownBy(commits::next)
          .isInstanceOf(LogDamagedException.class)
          .hasMessageContaining("position 2");
    }
  }
}
