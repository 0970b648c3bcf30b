package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account that is not erased.
///
/// @param email its e-mail address
/// @param passwordHash Argon2id
/// @param displayName the name shown to others
/// @param bio what the person says of themselves
/// @param onLeaderboards whether leaderboards may name the person
/// @param role what it may do
/// @param createdAt when it was registered
/// @param credentials how often the password was set; sessions of an earlier number have ended
/// @param facts how many facts of it stand in the log for sure
/// @param pending the fact that is to come next, if one is due
record Account(
    AccountId id,
    EmailAddress email,
    String passwordHash,
    String displayName,
    @Nullable String bio,
    boolean onLeaderboards,
    Role role,
    Instant createdAt,
    long credentials,
    long facts,
    @Nullable PendingFact pending) {
  /// As it is shown to its owner.
  AccountProfile profile() {
    return new AccountProfile(
        id.value(), email.value(), displayName, bio, onLeaderboards, role, createdAt);
  }

  /// With another name, bio and wish about leaderboards.
  Account showing(String displayName, @Nullable String bio, boolean onLeaderboards) {
    return new Account(
        id,
        email,
        passwordHash,
        displayName,
        bio,
        onLeaderboards,
        role,
        createdAt,
        credentials,
        facts,
        pending);
  }
}
