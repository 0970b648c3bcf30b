package io.quizledger.command.account;

import io.quizledger.events.account.AccountErased;
import io.quizledger.events.account.AccountEvent;
import io.quizledger.events.account.AccountRegistered;
import io.quizledger.events.account.Role;
import io.quizledger.events.account.RoleChanged;
import io.quizledger.events.ids.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact that an account's document says but the log may not say yet.
///
/// @param number its place among the account's facts, from 0
/// @param kind what happened
/// @param role the role that the account has since
/// @param at when
/// @param actor who caused it
record PendingFact(
    AccountId account, long number, Kind kind, Role role, Instant at, @Nullable String actor) {
  /// What can happen to an account.
  enum Kind {
    REGISTERED,
    ROLE_CHANGED,
    ERASED
  }

  /// The fact as it goes to the log.
  AccountEvent event() {
    return switch (kind) {
      case REGISTERED -> new AccountRegistered(account, role, at);
      case ROLE_CHANGED -> new RoleChanged(account, role, at);
      case ERASED -> new AccountErased(account, at);
    };
  }

  /// What makes it stand in the log once, however often it is appended.
  String claim() {
    return "account:" + account + "#" + number;
  }
}
