package io.quizledger.events.account;

import io.quizledger.events.ids.AccountId;
import java.time.Instant;

/// Everything personal of the account is gone; its facts stay under the opaque id.
public record AccountErased(AccountId accountId, Instant erasedAt) implements AccountEvent {}
