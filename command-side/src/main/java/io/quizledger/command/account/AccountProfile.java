package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as its owner sees it.
record AccountProfile(
    String accountId,
    String email,
    String displayName,
    @Nullable String bio,
    boolean onLeaderboards,
    Role role,
    Instant createdAt) {}
