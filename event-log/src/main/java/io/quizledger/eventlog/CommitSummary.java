package io.quizledger.eventlog;

import java.time.Instant;

/// A commit without its events.
///
/// @param position from 1, without gaps
/// @param time the commit's time in whole milliseconds
/// @param hash 64 lower-case hex digits
/// @param events how many events it has
public record CommitSummary(long position, Instant time, String hash, int events) {}
