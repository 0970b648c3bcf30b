package io.quizledger.platform.projections;

import java.time.Instant;

/// How far a read model has read.
///
/// @param position of the last commit that is folded whole; 0 for none
/// @param time that commit's time, whole milliseconds; the epoch for none
public record AsOf(long position, Instant time) {
  /// How far both this read model and another have read.
  public AsOf andOf(AsOf other) {
    return other.position < position ? other : this;
  }
}
