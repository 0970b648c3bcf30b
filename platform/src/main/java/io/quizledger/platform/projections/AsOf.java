package io.quizledger.platform.projections;

import java.time.Instant;

/// How far a read model has read, or all of those of which an answer is made.
///
/// @param position of the last commit that is folded whole; 0 for none
/// @param time that commit's time, whole milliseconds; the epoch for none
public record AsOf(long position, Instant time) {}
