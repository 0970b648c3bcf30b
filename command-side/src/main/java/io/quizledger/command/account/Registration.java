package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Registers people.
@Component
class Registration {
  private final Accounts accounts;
  private final AccountFacts facts;
  private final Passwords passwords;
  private final AccountIds ids;
  private final AccountSettings settings;
  private final Clock clock;

  Registration(
      Accounts accounts,
      AccountFacts facts,
      Passwords passwords,
      AccountIds ids,
      AccountSettings settings,
      Clock clock) {
    this.accounts = accounts;
    this.facts = facts;
    this.passwords = passwords;
    this.ids = ids;
    this.settings = settings;
    this.clock = clock;
  }

  /// Registers whoever asks. Nobody makes themselves more than an instructor, and that only where
  /// the installation lets them.
  Registered register(Request request) {
    var wanted = request.accepted();
    refuseRolesNotForTheAsking(wanted.role());
    return register(wanted.email(), wanted.password(), wanted.displayName(), wanted.role());
  }

  /// Registers somebody with any role.
  Registered register(EmailAddress email, String password, String displayName, Role role) {
    if (accounts.byEmail(email).isPresent()) {
      throw Accounts.emailTaken();
    }
    var hash = passwords.hash(password);
    var id = ids.accountId();
    var now = clock.instant();
    var fact = new PendingFact(id, 0, PendingFact.Kind.REGISTERED, role, now, id.value());
    accounts.add(new Account(id, email, hash, displayName, null, true, role, now, 1, 0, fact));
    return new Registered(id, facts.settle(fact));
  }

  private void refuseRolesNotForTheAsking(Role role) {
    var allowed = role == Role.LEARNER || role == Role.INSTRUCTOR && settings.chooseRole();
    if (!allowed) {
      throw new Refusal(
          CommonErrorCode.FORBIDDEN, "An administrator gives this role; nobody takes it");
    }
  }

  /// What somebody who registers says.
  record Request(
      @Nullable String email,
      @Nullable String password,
      @Nullable String displayName,
      @Nullable String role)
      implements AccountBody<Wanted> {
    @Override
    public Wanted judgedBy(Fields fields) {
      return new Wanted(
          fields.email("email", email),
          fields.newPassword("password", password),
          fields.displayName("displayName", displayName),
          role == null ? Role.LEARNER : fields.role("role", role));
    }
  }

  /// The account that somebody wants.
  record Wanted(EmailAddress email, String password, String displayName, Role role) {}

  /// A new account, and where its first fact stands in the log.
  record Registered(AccountId accountId, long position) {}
}
