package io.quizledger.command.account;

import io.quizledger.platform.throttle.ClientAddress;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds out whether somebody knows a password, without telling a stranger anything else.
@Component
class Credentials {
  private final Accounts accounts;
  private final Passwords passwords;
  private final FailedAttempts failedAttempts;

  Credentials(Accounts accounts, Passwords passwords, FailedAttempts failedAttempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.failedAttempts = failedAttempts;
  }

  /// The account of `email`, if `password` is its own. A wrong password and an unknown address are
  /// refused alike.
  Account signIn(String email, String password, ClientAddress from) {
    var address = EmailAddress.of(email);
    return passwords
        .inTurn(
            () -> {
              var attempt =
                  failedAttempts.begin(address.map(EmailAddress::value).orElse(email), from);
              var account = address.flatMap(accounts::byEmail);
              var right = isRight(password, account.map(Account::passwordHash));
              if (right) {
                attempt.succeeded();
              }
              return account.filter(found -> right);
            })
        .map(account -> renewed(account, password))
        .orElseThrow(
            () ->
                new Refusal(
                    CommonErrorCode.UNAUTHENTICATED,
                    "The e-mail address or the password is wrong"));
  }

  /// Refuses on `field` unless `password` is the account's own.
  void confirm(Account account, String field, String password, ClientAddress from) {
    var right =
        passwords.inTurn(
            () -> {
              var attempt = failedAttempts.begin(account.email().value(), from);
              var matches = isRight(password, Optional.of(account.passwordHash()));
              if (matches) {
                attempt.succeeded();
              }
              return matches;
            });
    if (!right) {
      throw Refusal.ofField(field, "is not the account's password");
    }
  }

  private boolean isRight(String password, Optional<String> hash) {
    var possible = Fields.canBePassword(password);
    return passwords.matches(possible ? password : "", hash.orElse(null)) && possible;
  }

  private Account renewed(Account account, String password) {
    if (passwords.isOutdated(account.passwordHash())) {
      accounts.renewHash(account, passwords.hash(password));
    }
    return account;
  }
}
