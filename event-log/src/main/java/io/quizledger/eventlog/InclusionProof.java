package io.quizledger.eventlog;

import java.util.List;

/// Proves that a commit is part of a log whose root is known (RFC 9162, section 2.1.3).
///
/// @param position the commit's position
/// @param size the position of the head whose root is known
/// @param path the hashes beside the way from the commit to the root, from below, as 64 hex digits
public record InclusionProof(long position, long size, List<String> path) {
  /// Copies the path.
  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether the commit with `hash` stands at the position in the log whose first `size` commits
  /// have `root`. A receipt holds position and hash; nothing else of the log is needed.
  public boolean proves(String hash, String root) {
    if (position < 1 || position > size) {
      return false;
    }
    var index = position - 1;
    var last = size - 1;
    var reached = MerkleTree.leaf(Sha256.parse(hash));
    for (var step : path) {
      if (last == 0) {
        return false;
      }
      var beside = Sha256.parse(step);
      if ((index & 1) == 1 || index == last) {
        reached = MerkleTree.node(beside, reached);
        while ((index & 1) == 0 && index != 0) {
          index >>>= 1;
          last >>>= 1;
        }
      } else {
        reached = MerkleTree.node(reached, beside);
      }
      index >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Sha256.hex(reached).equals(root);
  }
}
