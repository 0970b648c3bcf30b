package io.quizledger.command.account;

import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.access.ErasedAccounts;
import io.quizledger.platform.throttle.ClientAddress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people do with their own account.
@Component
class OwnAccount {
  private static final int ATTEMPTS = 5;

  private final Accounts accounts;
  private final AccountFacts facts;
  private final Credentials credentials;
  private final Passwords passwords;
  private final Sessions sessions;
  private final ErasedAccounts erased;
  private final LastAdministrator lastAdministrator;
  private final Clock clock;

  OwnAccount(
      Accounts accounts,
      AccountFacts facts,
      Credentials credentials,
      Passwords passwords,
      Sessions sessions,
      ErasedAccounts erased,
      LastAdministrator lastAdministrator,
      Clock clock) {
    this.lastAdministrator = lastAdministrator;
    this.accounts = accounts;
    this.facts = facts;
    this.credentials = credentials;
    this.passwords = passwords;
    this.sessions = sessions;
    this.erased = erased;
    this.clock = clock;
  }

  /// Changes what the account shows of its owner.
  AccountProfile change(Actor actor, ProfileChange change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var before = own(actor);
      var after = change.appliedTo(before);
      if (accounts.changeProfile(before, after)) {
        return after.profile();
      }
    }
    throw Accounts.raced();
  }

  /// Sets a new password; every session but the one that asks has ended.
  void changePassword(Actor actor, PasswordChange change, ClientAddress from) {
    var given = change.accepted();
    var account = own(actor);
    credentials.confirm(account, "currentPassword", given.current(), from);
    if (!accounts.changePassword(account, passwords.hash(given.next()))) {
      throw Accounts.raced();
    }
    sessions.passwordChanged(account, actor.sessionId());
  }

  /// Erases everything personal for good. Returns the position of the fact, once no node takes a
  /// command of the account any more. Refuses with `LAST_ADMINISTRATOR` where nobody would be left
  /// to administer.
  long erase(Actor actor, Erasure erasure, ClientAddress from) {
    var password = erasure.accepted();
    var account = own(actor);
    credentials.confirm(account, "password", password, from);
    var settled = facts.settled(account);
    var fact =
        new PendingFact(
            settled.id(),
            settled.facts(),
            PendingFact.Kind.ERASED,
            settled.role(),
            clock.instant(),
            settled.id().value());
    if (!lastAdministrator.mayStopBeing(settled, () -> accounts.erase(settled, fact))) {
      throw Accounts.raced();
    }
    erased.awaitEverywhere();
    var position = facts.settle(fact);
    sessions.endAll(settled);
    return position;
  }

  private Account own(Actor actor) {
    return accounts.byId(new AccountId(actor.accountId())).orElseThrow(ErasedAccounts::gone);
  }

  /// A new password, and the one that it replaces.
  record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword)
      implements AccountBody<PasswordChange.Given> {
    record Given(String current, String next) {}

    @Override
    public Given judgedBy(Fields fields) {
      return new Given(
          fields.password("currentPassword", currentPassword),
          fields.newPassword("newPassword", newPassword));
    }
  }

  /// The password of whoever wants to be erased.
  record Erasure(@Nullable String password) implements AccountBody<String> {
    @Override
    public String judgedBy(Fields fields) {
      return fields.password("password", password);
    }
  }
}
