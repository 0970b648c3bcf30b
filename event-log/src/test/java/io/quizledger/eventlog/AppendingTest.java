package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.eventlog.Events.Counted;
import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one writer sees.
class AppendingTest {
  private TestServer server;
  private MongoEventLog log;

  @BeforeEach
  void open() {
    server = new TestServer();
    log = TestLogs.log(server.database()).build();
  }

  @AfterEach
  void close() {
    log.close();
    server.close();
  }

  @Test
  void commitsStandAtConsecutivePositionsFromOne() {
    log.appendEvents(counted("a", 0));
    log.appendEvents(counted("a", 1), counted("b", 0));

    assertThat(log.head().position()).isEqualTo(2);
    assertThat(log.commitAt(1).orElseThrow().keys()).containsExactly("a#0");
    assertThat(log.commitAt(2).orElseThrow().keys()).containsExactly("a#1", "b#0");
    assertThat(log.commitAt(3)).isEmpty();
  }

  @Test
  void aCommitOfSeveralAggregatesIsLoadedByEachOfThemWithItsOwnEventsAlone() {
    log.appendEvents(counted("a", 0), counted("b", 0), counted("a", 1));

    assertThat(log.readEvents("a").asStream().map(e -> (Object) e.getPayload()))
        .containsExactly(new Counted("a", 0), new Counted("a", 1));
    assertThat(log.readEvents("b").asStream().map(e -> (Object) e.getPayload()))
        .containsExactly(new Counted("b", 0));
  }

  @Test
  void theSecondWriterOfAStreamPositionIsToldOfTheRace() {
    log.appendEvents(counted("a", 0));

    assertThatThrownBy(() -> log.appendEvents(counted("a", 0)))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(log.head().position()).isEqualTo(1);
  }

  @Test
  void aTakenClaimIsNamedWithTheCommitThatHoldsIt() {
    log.appendEvents(event("a", 0, new Counted("a", 0), "attempt:q:l#1"));

    assertThatThrownBy(() -> log.appendEvents(event("b", 0, new Counted("b", 0), "attempt:q:l#1")))
        .isInstanceOfSatisfying(
            ClaimTakenException.class,
            taken -> {
              assertThat(taken.claim()).isEqualTo("attempt:q:l#1");
              assertThat(taken.position()).isEqualTo(1);
            });
    assertThat(log.commitHolding("attempt:q:l#1").orElseThrow().position()).isEqualTo(1);
  }

  @Test
  void aRepeatedRequestIsJudgedBeforeTheRaceAndTheRaceBeforeOtherClaims() {
    log.appendEvents(event("a", 0, new Counted("a", 0), "request:r", "attempt:1"));

    assertThatThrownBy(
            () -> log.appendEvents(event("a", 0, new Counted("a", 0), "attempt:1", "request:r")))
        .isInstanceOfSatisfying(
            ClaimTakenException.class, taken -> assertThat(taken.claim()).isEqualTo("request:r"));
    assertThatThrownBy(() -> log.appendEvents(event("a", 0, new Counted("a", 0), "attempt:1")))
        .isInstanceOf(ConcurrencyException.class);
  }

  @Test
  void theUnitOfWorkCarriesTheReceipt() {
    var unitOfWork = DefaultUnitOfWork.startAndGet(null);
    log.appendEvents(counted("a", 0));
    var receipt = CommitReceipt.of(unitOfWork);
    unitOfWork.rollback();

    assertThat(receipt).isNotNull();
    assertThat(receipt.position()).isEqualTo(1);
    assertThat(receipt.hash()).isEqualTo(log.head().hash()).hasSize(64);
  }

  @Test
  void theSameEventsAppendedAgainAreAcknowledgedAndNotDoubled() {
    var events = List.of(counted("a", 0));
    log.appendEvents(events);
    log.appendEvents(events);

    assertThat(all(log)).hasSize(1);
  }
}
