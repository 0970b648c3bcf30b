package io.quizledger.eventlog;

import java.util.Optional;

/// What can be looked up in the log beside Axon's `EventStorageEngine`. Every look-up is one
/// request by an index, reads from the primary with read concern majority, and costs the same
/// however long the log is. Where the database does not answer it fails with
/// [LogUnavailableException].
public interface EventLog {
  /// The last commit.
  LogHead head();

  /// The commit at `position`; empty where the log has not come that far.
  Optional<Commit> commitAt(long position);

  /// The commit at `position` without its events, which are not even read; empty where the log has
  /// not come that far.
  Optional<CommitSummary> summaryAt(long position);

  /// How many bytes of memory an event of the commit at `position` keeps from being used for
  /// something else, which is all of its commit. Nothing is asked for it: it is remembered of the
  /// thousand or so commits that this node has read last, and 0 for others.
  int bytesKept(long position);

  /// The commit that holds `claim`.
  Optional<Commit> commitHolding(String claim);

  /// The commit whose first event of the aggregate's stream has `sequenceNumber`.
  Optional<Commit> commitStartingAt(String aggregateIdentifier, long sequenceNumber);

  /// Whether the aggregate's stream has an event with `sequenceNumber` as the first of a commit:
  /// asked with the number after the last one known, it tells whether a loaded aggregate is stale.
  boolean hasCommitStartingAt(String aggregateIdentifier, long sequenceNumber);
}
