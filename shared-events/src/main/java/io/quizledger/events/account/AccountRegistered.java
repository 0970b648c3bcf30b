package io.quizledger.events.account;

import io.quizledger.events.ids.AccountId;
import java.time.Instant;

/// Somebody registered.
public record AccountRegistered(AccountId accountId, Role role, Instant registeredAt)
    implements AccountEvent {}
