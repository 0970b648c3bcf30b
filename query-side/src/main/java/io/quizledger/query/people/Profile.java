package io.quizledger.query.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as its owner and administrators see it.
///
/// @param bio what the person says of themselves
/// @param onLeaderboards whether leaderboards may name the person
record Profile(
    String accountId,
    String email,
    String displayName,
    @Nullable String bio,
    boolean onLeaderboards,
    String role,
    Instant createdAt) {}
