package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// What administrators do with other people's accounts.
@Component
class AccountAdministration {
  private static final int ATTEMPTS = 3;

  private final Accounts accounts;
  private final AccountFacts facts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final LastAdministrator lastAdministrator;
  private final Clock clock;

  AccountAdministration(
      Accounts accounts,
      AccountFacts facts,
      Passwords passwords,
      Sessions sessions,
      LastAdministrator lastAdministrator,
      Clock clock) {
    this.lastAdministrator = lastAdministrator;
    this.accounts = accounts;
    this.facts = facts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Gives the account a role; returns the fact's position, or nothing where it has the role.
  /// Refuses with `LAST_ADMINISTRATOR` where nobody would be left to administer.
  OptionalLong changeRole(AccountId id, Role role, Actor by) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var account = facts.settled(accounts.existing(id));
      if (account.role() == role) {
        return OptionalLong.empty();
      }
      var fact =
          new PendingFact(
              id,
              account.facts(),
              PendingFact.Kind.ROLE_CHANGED,
              role,
              clock.instant(),
              by.accountId());
      if (lastAdministrator.mayStopBeing(account, () -> accounts.changeRole(account, fact))) {
        return OptionalLong.of(facts.settle(fact));
      }
    }
    throw Accounts.raced();
  }

  /// Sets the account's password; all its sessions have ended.
  void changePassword(AccountId id, String password) {
    var account = accounts.existing(id);
    if (!accounts.changePassword(account, passwords.hash(password))) {
      throw Accounts.raced();
    }
    sessions.endAll(account);
  }
}
