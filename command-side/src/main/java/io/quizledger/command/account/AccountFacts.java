package io.quizledger.command.account;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.List;
import org.axonframework.common.AxonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sees to it that what a document says becomes a fact of the log, once, also after a crash.
@Component
class AccountFacts {
  private static final Logger LOG = LoggerFactory.getLogger(AccountFacts.class);

  private final Accounts accounts;
  private final AccountLog log;
  private final AccountSettings settings;
  private final Clock clock;

  AccountFacts(Accounts accounts, AccountLog log, AccountSettings settings, Clock clock) {
    this.accounts = accounts;
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  /// Appends `fact` and clears its mark; returns the position where it stands. Any number of nodes
  /// may do it at once.
  long settle(PendingFact fact) {
    var position = log.append(fact);
    accounts.settled(fact);
    return position;
  }

  /// The account as it is once nothing is pending.
  Account settled(Account account) {
    if (account.pending() == null) {
      return account;
    }
    settle(account.pending());
    return accounts.existing(account.id());
  }

  /// Settles what a node that died left behind.
  @Scheduled(
      fixedDelayString = "${quizledger.accounts.recovery-interval:5s}",
      initialDelayString = "${quizledger.accounts.recovery-interval:5s}")
  void recover() {
    try {
      for (PendingFact fact : overdue()) {
        var position = settle(fact);
        LOG.info(
            "Fact {} of account {} was pending; it stands at position {}",
            fact.number(),
            fact.account(),
            position);
      }
    } catch (MongoException | AxonException e) {
      LOG.warn("Pending facts of accounts have to wait: {}", e.toString());
    }
  }

  private List<PendingFact> overdue() {
    return accounts.pendingSince(clock.instant().minus(settings.pendingFor()));
  }
}
