package io.quizledger.events.account;

import io.quizledger.events.ids.AccountId;

/// A fact of an account. It holds nothing personal: an opaque id names the person.
public sealed interface AccountEvent permits AccountRegistered, RoleChanged, AccountErased {
  /// The account that it is a fact of.
  AccountId accountId();
}
