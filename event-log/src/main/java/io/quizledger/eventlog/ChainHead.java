package io.quizledger.eventlog;

import java.time.Instant;
import java.util.Arrays;

/// The end of the log as a writer must know it to go on from there.
record ChainHead(long position, long timeMillis, byte[] hash, MerkleTree tree) {
  static final ChainHead EMPTY = new ChainHead(0, 0, Sha256.NONE, MerkleTree.EMPTY);

  CommitReceipt receipt() {
    return new CommitReceipt(position, Sha256.hex(hash), Instant.ofEpochMilli(timeMillis));
  }

  /// The head after a commit that stands in the log; its root must be the one that follows.
  ChainHead followedBy(Link link) {
    var grown = tree.append(link.hash()).tree();
    if (link.position() != position + 1 || !Arrays.equals(grown.root(), link.root())) {
      throw new LogDamagedException(
          "The commit at position " + link.position() + " does not follow from the one before");
    }
    return new ChainHead(link.position(), link.timeMillis(), link.hash(), grown);
  }
}
