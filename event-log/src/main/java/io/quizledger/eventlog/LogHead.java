package io.quizledger.eventlog;

import java.time.Instant;

/// The last commit of the log, durable on a majority.
///
/// @param position the commit's position; 0 while the log is empty
/// @param hash the commit's hash, 64 lower-case hex digits; all zeros while the log is empty
/// @param root the root of the Merkle tree over all commits up to this one, 64 lower-case hex
///   digits
/// @param time the commit's time in whole milliseconds; the epoch while the log is empty
public record LogHead(long position, String hash, String root, Instant time) {}
