package io.quizledger.events.account;

import io.quizledger.events.ids.AccountId;
import java.time.Instant;

/// An administrator gave the account another role.
public record RoleChanged(AccountId accountId, Role role, Instant changedAt)
    implements AccountEvent {}
