package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.assertSound;
import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quizledger.eventlog.Events.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/// What one writer sees.
interface AppendingContract extends LogContract {
  @Test
  default void commitsStandAtConsecutivePositionsFromOne() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1), counted("b", 0));

    assertThat(log.head().position()).isEqualTo(2);
    assertThat(log.commitAt(1).orElseThrow().keys()).containsExactly("a#0");
    assertThat(log.commitAt(2).orElseThrow().keys()).containsExactly("a#1", "b#0");
    assertThat(log.commitAt(3)).isEmpty();
  }

  @Test
  default void aCommitOfSeveralAggregatesIsLoadedByEachWithItsOwnEventsAlone() {
    var log = server().log();
    log.appendEvents(counted("a", 0), counted("b", 0), counted("a", 1));

    assertThat(log.readEvents("a").asStream().<Object>map(DomainEventMessage::getPayload))
        .containsExactly(new Counted("a", 0), new Counted("a", 1));
    assertThat(log.readEvents("b").asStream().<Object>map(DomainEventMessage::getPayload))
        .containsExactly(new Counted("b", 0));
  }

  @Test
  default void theSecondWriterOfAStreamPositionIsToldOfTheRace() {
    var log = server().log();
    log.appendEvents(counted("a", 0));

    assertThatThrownBy(() -> log.appendEvents(counted("a", 0)))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(log.head().position()).isEqualTo(1);
    assertThat(log.hasCommitStartingAt("a", 0)).isTrue();
    assertThat(log.hasCommitStartingAt("a", 1)).isFalse();
  }

  @Test
  default void aCommitIsFoundByTheFirstOfItsEventsInAStream() {
    var log = server().log();
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1), counted("a", 2));

    assertThat(log.commitStartingAt("a", 1)).map(Commit::position).hasValue(2L);
    assertThat(log.commitStartingAt("a", 2)).isEmpty();
    assertThat(log.commitStartingAt("b", 1)).isEmpty();
  }

  @Test
  default void aTakenClaimIsNamedWithTheCommitThatHoldsIt() {
    var log = server().log();
    log.appendEvents(counted("a", 0, "attempt:q:l#1"));

    assertThatThrownBy(() -> log.appendEvents(counted("b", 0, "attempt:q:l#1")))
        .isInstanceOfSatisfying(
            ClaimTakenException.class,
            taken -> {
              assertThat(taken.claim()).isEqualTo("attempt:q:l#1");
              assertThat(taken.position()).isEqualTo(1);
            });
    assertThat(log.commitHolding("attempt:q:l#1").orElseThrow().position()).isEqualTo(1);
    assertThat(log.commitHolding("attempt:q:l#2")).isEmpty();
  }

  @Test
  default void aRepeatedRequestIsJudgedBeforeTheRaceAndTheRaceBeforeOtherClaims() {
    var log = server().log();
    log.appendEvents(counted("a", 0, "request:r", "attempt:1"));

    assertThatThrownBy(() -> log.appendEvents(counted("a", 0, "attempt:1", "request:r")))
        .isInstanceOfSatisfying(
            ClaimTakenException.class, taken -> assertThat(taken.claim()).isEqualTo("request:r"));
    assertThatThrownBy(() -> log.appendEvents(counted("a", 0, "attempt:1")))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> log.appendEvents(counted("b", 0, "attempt:1")))
        .isInstanceOf(ClaimTakenException.class);
  }

  @Test
  default void theUnitOfWorkCarriesTheReceipt() {
    var log = server().log();
    var unitOfWork = DefaultUnitOfWork.startAndGet(null);
    log.appendEvents(counted("a", 0));
    var receipt = CommitReceipt.of(unitOfWork);
    unitOfWork.rollback();

    assertThat(receipt).isNotNull();
    assertThat(receipt.position()).isEqualTo(1);
    assertThat(receipt.hash()).isEqualTo(log.head().hash()).hasSize(64);
    assertThat(log.commitAt(1).orElseThrow().time()).isEqualTo(receipt.time());
  }

  @Test
  default void theSameEventsAppendedAgainAreAcknowledgedAndNotDoubled() {
    var log = server().log();
    var events = List.of(counted("a", 0));
    log.appendEvents(events);
    log.appendEvents(events);

    assertThat(all(log)).hasSize(1);
  }

  @Test
  default void aListenerHearsOfEveryDurableCommit() {
    var log = server().log();
    var heard = new CopyOnWriteArrayList<Long>();
    var registration = log.onAppended(receipt -> heard.add(receipt.position()));
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1));
    await().until(() -> heard.contains(2L));
    registration.cancel();
    log.appendEvents(counted("a", 2));

    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  default void eventsOfNoAggregateStandInTheLogWithTokensOfTheirOwn() {
    var log = server().log();
    log.appendEvents(GenericEventMessage.asEventMessage(new Counted("plain", 1)));
    log.appendEvents(GenericEventMessage.asEventMessage(new Counted("plain", 2)));

    assertThat(all(log))
        .allSatisfy(event -> assertThat(event).isNotInstanceOf(DomainEventMessage.class))
        .extracting(event -> event.trackingToken().position().orElseThrow() >> 16)
        .containsExactly(1L, 2L);
    assertThat(log.commitAt(2).orElseThrow().events().getFirst().getPayload())
        .isEqualTo(new Counted("plain", 2));
  }

  @Test
  default void whatIsTooLargeIsRefusedBeforeItIsTried() {
    var limits = EventLogSettings.defaults().withCommitLimits(20_000, 10);
    var log = server().opened(TestLogs.builder(server().database()).settings(limits));

    assertThatThrownBy(() -> log.appendEvents(TestLogs.event("a", 0, "x".repeat(30_000))))
        .isInstanceOf(CommitRefusedException.class)
        .hasMessageContaining("20000 bytes");
    var eleven = LongStream.range(0, 11).mapToObj(n -> counted("b", n)).toList();
    assertThatThrownBy(() -> log.appendEvents(eleven))
        .isInstanceOf(CommitRefusedException.class)
        .hasMessageContaining("11 events");
    assertThatThrownBy(() -> log.appendEvents(counted("c", 0, "c#0")))
        .isInstanceOf(CommitRefusedException.class);
    assertThat(log.head().position()).isZero();
  }

  @Test
  default void aCommitOfTenMegabytesIsWrittenAndReadBack() {
    var log = server().log();
    var megabyte = "x".repeat(1_000_000);
    List<DomainEventMessage<?>> events = new ArrayList<>();
    for (var number = 0; number < 10; number++) {
      events.add(TestLogs.event("large", number, megabyte));
    }
    log.appendEvents(events);

    assertThat(ids(all(log))).isEqualTo(ids(events));
  }

  @Test
  default void closingFinishesWhatWasAcceptedAndRefusesTheRest() throws Exception {
    var log = server().log();
    var acknowledged = new CopyOnWriteArrayList<String>();
    var writers = new ArrayList<Thread>();
    for (var writer = 0; writer < 16; writer++) {
      var aggregate = "w" + writer;
      writers.add(Thread.ofVirtual().start(() -> writeUntilRefused(log, aggregate, acknowledged)));
    }
    await().until(() -> acknowledged.size() > 50);
    log.close();
    for (var writer : writers) {
      writer.join();
    }

    assertThatThrownBy(() -> log.appendEvents(counted("late", 0)))
        .isInstanceOf(LogUnavailableException.class);
    assertThat(ids(all(log))).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertSound(server(), log, acknowledged);
  }

  private static void writeUntilRefused(
      MongoEventLog log, String aggregate, List<String> acknowledged) {
    for (var number = 0L; ; number++) {
      var event = counted(aggregate, number);
      try {
        log.appendEvents(event);
      } catch (LogUnavailableException e) {
        return;
      }
      acknowledged.add(event.getIdentifier());
    }
  }
}
