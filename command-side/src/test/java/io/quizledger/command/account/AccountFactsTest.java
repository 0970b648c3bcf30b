package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.account.AccountErased;
import io.quizledger.events.account.AccountRegistered;
import io.quizledger.events.account.Role;
import io.quizledger.events.account.RoleChanged;
import io.quizledger.events.ids.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A node may die between any two of the three writes: the document with the fact pending in it,
/// the fact in the log, the mark's end. Another node does what is left.
class AccountFactsTest extends AccountsOverHttp {
  @Autowired Accounts accounts;
  @Autowired AccountFacts facts;
  @Autowired AccountLog accountLog;
  @Autowired EventLog log;
  @Autowired AccountIds ids;
  @Autowired AccountAdministration administration;

  @Test
  void aNodeThatDiesAfterTheDocumentLeavesAFactThatAnotherAppends() {
    var account = pending();
    accounts.add(account);

    recoverLater();

    assertThat(payloads(account.id())).hasOnlyElementsOfType(AccountRegistered.class).hasSize(1);
    assertNothingPending(account.id(), 1);
  }

  @Test
  void aNodeThatDiesAfterTheFactLeavesAMarkThatAnotherClears() {
    var account = pending();
    accounts.add(account);
    accountLog.append(account.pending());

    recoverLater();

    assertThat(payloads(account.id())).hasSize(1);
    assertNothingPending(account.id(), 1);
  }

  @Test
  void afterTheMarkIsClearedNothingIsLeftToDo() {
    var account = pending();
    accounts.add(account);
    facts.settle(account.pending());

    recoverLater();

    assertThat(payloads(account.id())).hasSize(1);
    assertNothingPending(account.id(), 1);
  }

  @Test
  void aFactThatIsPendingForAMomentIsLeftToTheNodeThatIsAtIt() {
    var account = pending();
    accounts.add(account);

    facts.recover();

    assertThat(payloads(account.id())).isEmpty();
  }

  @Test
  void aNewRoleAndAnErasureAreRecoveredInTheirOrder() {
    var account = pending();
    accounts.add(account);
    account = facts.settled(account);
    accounts.changeRole(account, fact(account, PendingFact.Kind.ROLE_CHANGED, Role.ANALYST));
    recoverLater();
    account = accounts.existing(account.id());
    accounts.erase(account, fact(account, PendingFact.Kind.ERASED, account.role()));
    recoverLater();

    assertThat(payloads(account.id()))
        .hasExactlyElementsOfTypes(AccountRegistered.class, RoleChanged.class, AccountErased.class);
    assertNothingPending(account.id(), 3);
  }

  @Test
  void whoeverFindsAFactPendingSettlesItBeforeTheNext() {
    var account = pending();
    accounts.add(account);

    administration.changeRole(
        account.id(),
        Role.INSTRUCTOR,
        new io.quizledger.platform.access.Actor("root", "ADMINISTRATOR", "s"));

    assertThat(payloads(account.id()))
        .hasExactlyElementsOfTypes(AccountRegistered.class, RoleChanged.class);
  }

  @Test
  void manyNodesAtOnceAppendOneFact() throws Exception {
    var account = pending();
    accounts.add(account);
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var positions =
          nodes.invokeAll(
              IntStream.range(0, 8)
                  .<java.util.concurrent.Callable<Long>>mapToObj(
                      i -> () -> facts.settle(account.pending()))
                  .toList());

      assertThat(positions.stream().map(java.util.concurrent.Future::resultNow).distinct())
          .hasSize(1);
    }
    assertThat(payloads(account.id())).hasSize(1);
    assertNothingPending(account.id(), 1);
  }

  private Account pending() {
    var id = ids.accountId();
    var fact =
        new PendingFact(
            id, 0, PendingFact.Kind.REGISTERED, Role.LEARNER, clock.instant(), id.value());
    return new Account(
        id,
        new EmailAddress(newEmail()),
        "hash",
        "Ada",
        null,
        true,
        Role.LEARNER,
        clock.instant(),
        1,
        0,
        fact);
  }

  private PendingFact fact(Account account, PendingFact.Kind kind, Role role) {
    return new PendingFact(account.id(), account.facts(), kind, role, clock.instant(), null);
  }

  private void recoverLater() {
    clock.advance(Duration.ofMinutes(1));
    facts.recover();
  }

  private List<Object> payloads(AccountId id) {
    return LongStream.rangeClosed(1, log.head().position())
        .mapToObj(position -> log.commitAt(position).orElseThrow())
        .map(Commit::events)
        .flatMap(List::stream)
        .filter(event -> event.getAggregateIdentifier().equals(id.value()))
        .<Object>map(event -> event.getPayload())
        .toList();
  }

  private void assertNothingPending(AccountId id, long count) {
    var document = database.getCollection("accounts").find(new Document("_id", id.value())).first();
    assertThat(document).doesNotContainKey("pending").containsEntry("facts", count);
  }
}
