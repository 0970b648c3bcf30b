package io.quizledger.eventlog;

import java.time.Duration;

/// The limits of one log.
///
/// @param batchCommits the commits that one write may carry
/// @param batchBytes the bytes after which a write takes no further commit; a single larger commit
///   is written alone
/// @param commitBytes the largest commit in bytes; a larger one is refused before it is tried
/// @param commitEvents the most events of one commit, at most [LogTokens#MAX_EVENTS_PER_COMMIT]
/// @param nestingDepth the deepest nesting of a payload
/// @param appendTimeout how long an append waits until its commit is durable
/// @param gatherTime how long a write waits at most for as many commits as the one before it
///   carried
/// @param retryDelay the first pause after the database failed; doubles up to `retryDelayLimit`
/// @param retryDelayLimit the longest pause between two attempts
/// @param drainTimeout how long closing waits for the commits that were accepted
/// @param tailCommits the commits that one read of the log's tail asks for
/// @param tailBytes the bytes that such a read should come to at most, by the commits before
/// @param heldBytes what all who read from far behind hold of the log in memory at once; less than
///   24 MB is taken for 24 MB
/// @param streamKeys the stream keys that one look-up of an aggregate's events asks for
public record EventLogSettings(
    int batchCommits,
    int batchBytes,
    int commitBytes,
    int commitEvents,
    int nestingDepth,
    Duration appendTimeout,
    Duration gatherTime,
    Duration retryDelay,
    Duration retryDelayLimit,
    Duration drainTimeout,
    int tailCommits,
    int tailBytes,
    int heldBytes,
    int streamKeys) {
  private static final int MEGABYTE = 1024 * 1024;

  /// Refuses limits that are not positive or beyond what a token can express.
  public EventLogSettings {
    if (batchCommits < 1 || batchBytes < 1 || commitBytes < 1 || commitEvents < 1) {
      throw new IllegalArgumentException("Limits of batches and commits are at least 1");
    }
    if (tailCommits < 1 || tailBytes < 1 || heldBytes < 1 || streamKeys < 1) {
      throw new IllegalArgumentException("Limits of reads are at least 1");
    }
    if (commitEvents > LogTokens.MAX_EVENTS_PER_COMMIT) {
      throw new IllegalArgumentException(
          "A commit holds at most " + LogTokens.MAX_EVENTS_PER_COMMIT + " events");
    }
  }

  /// What suits a replica set on the same network.
  public static EventLogSettings defaults() {
    return new EventLogSettings(
        256,
        8 * MEGABYTE,
        12 * MEGABYTE,
        LogTokens.MAX_EVENTS_PER_COMMIT,
        80,
        Duration.ofSeconds(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(500),
        Duration.ofSeconds(10),
        1_000,
        8 * MEGABYTE,
        24 * MEGABYTE,
        128);
  }

  /// The same with another `appendTimeout`.
  public EventLogSettings withAppendTimeout(Duration timeout) {
    return new EventLogSettings(
        batchCommits,
        batchBytes,
        commitBytes,
        commitEvents,
        nestingDepth,
        timeout,
        gatherTime,
        retryDelay,
        retryDelayLimit,
        drainTimeout,
        tailCommits,
        tailBytes,
        heldBytes,
        streamKeys);
  }

  /// The same with other limits of one commit.
  public EventLogSettings withCommitLimits(int bytes, int events) {
    return new EventLogSettings(
        batchCommits,
        batchBytes,
        bytes,
        events,
        nestingDepth,
        appendTimeout,
        gatherTime,
        retryDelay,
        retryDelayLimit,
        drainTimeout,
        tailCommits,
        tailBytes,
        heldBytes,
        streamKeys);
  }

  /// The same with other limits of one read.
  public EventLogSettings withReadLimits(int commits, int bytes, int held, int keys) {
    return new EventLogSettings(
        batchCommits,
        batchBytes,
        commitBytes,
        commitEvents,
        nestingDepth,
        appendTimeout,
        gatherTime,
        retryDelay,
        retryDelayLimit,
        drainTimeout,
        commits,
        bytes,
        held,
        keys);
  }

  /// The same with other limits of one write.
  public EventLogSettings withBatchLimits(int commits, int bytes, Duration gather) {
    return new EventLogSettings(
        commits,
        bytes,
        commitBytes,
        commitEvents,
        nestingDepth,
        appendTimeout,
        gather,
        retryDelay,
        retryDelayLimit,
        drainTimeout,
        tailCommits,
        tailBytes,
        heldBytes,
        streamKeys);
  }
}
