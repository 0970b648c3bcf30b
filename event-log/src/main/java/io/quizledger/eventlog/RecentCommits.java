package io.quizledger.eventlog;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// What the commits that were read last are like, so that a reader at the log's end need not ask
/// the database again for what it has just read. A commit never changes, so nothing here grows old.
final class RecentCommits {
  /// A power of two.
  private static final int REMEMBERED = 1024;

  private final AtomicReferenceArray<Seen> commits = new AtomicReferenceArray<>(REMEMBERED);

  private record Seen(long position, long timeMillis, byte[] hash, int events, int bytes) {}

  void remember(StoredCommit commit) {
    commits.set(
        slot(commit.position()),
        new Seen(
            commit.position(),
            commit.timeMillis(),
            commit.hash(),
            commit.events().size(),
            commit.bytes()));
  }

  Optional<CommitSummary> at(long position) {
    var seen = commits.get(slot(position));
    return seen == null || seen.position() != position
        ? Optional.empty()
        : Optional.of(
            new CommitSummary(
                position,
                Instant.ofEpochMilli(seen.timeMillis()),
                Sha256.hex(seen.hash()),
                seen.events()));
  }

  /// How many bytes the commit at `position` has; 0 where that is not remembered.
  int bytes(long position) {
    var seen = commits.get(slot(position));
    return seen == null || seen.position() != position ? 0 : seen.bytes();
  }

  /// Whether the event at that place is known to be the last of its commit.
  boolean isLast(long position, int index) {
    var seen = commits.get(slot(position));
    return seen != null && seen.position() == position && seen.events() == index + 1;
  }

  private static int slot(long position) {
    return (int) (position & (REMEMBERED - 1));
  }
}
