package io.quizledger.query.audit;

import java.time.Instant;

/// What anyone may know of a commit.
///
/// @param position from 1
/// @param hash 64 lower-case hex digits
/// @param time whole milliseconds
public record CommitView(long position, String hash, Instant time) {}
