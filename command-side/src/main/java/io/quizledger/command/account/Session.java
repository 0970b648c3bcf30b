package io.quizledger.command.account;

import io.quizledger.events.ids.AccountId;
import java.time.Instant;

/// One sign-in: a family of refresh tokens, each the successor of another.
///
/// @param id the `sid` of its access tokens
/// @param credentials the number of the account's password when it was opened
/// @param endsAt when it ends by itself
record Session(String id, AccountId account, long credentials, Instant endsAt) {}
