package io.quizledger.command.account;

import java.time.Instant;

/// What a client gets to renew its access token with. Only a hash of it is stored.
///
/// @param value 256 random bits in base64url
/// @param expiresAt when it stops being good
record RefreshToken(String value, Instant expiresAt) {}
