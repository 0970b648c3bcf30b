package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The right edge of the Merkle tree (RFC 6962, section 2.1) over the first `size` commits: enough
/// to go on appending. Immutable.
///
/// Leaf *p* is `SHA-256(0x00 ‖ hash of commit p)`, a node `SHA-256(0x01 ‖ left ‖ right)`.
final class MerkleTree {
  private static final byte[] ABSENT = {};

  static final MerkleTree EMPTY = new MerkleTree(0, new byte[0][]);

  private final long size;

  /// By level: the root of the complete subtree of 2^level leaves on the edge, where `size` has
  /// that bit; else empty.
  private final byte[][] edge;

  private MerkleTree(long size, byte[][] edge) {
    this.size = size;
    this.edge = edge;
  }

  /// What appending a commit gives.
  ///
  /// @param completed the roots of the subtrees that the commit completes, of 2, 4, 8, … leaves
  record Grown(MerkleTree tree, List<byte[]> completed) {}

  static byte[] leaf(byte[] commitHash) {
    var digest = Sha256.digest();
    digest.update((byte) 0);
    return digest.digest(commitHash);
  }

  static byte[] node(byte[] left, byte[] right) {
    var digest = Sha256.digest();
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  /// The tree with this edge; `subtrees` from the largest to the smallest, one for each bit of
  /// `size`.
  static MerkleTree of(long size, List<byte[]> subtrees) {
    var edge = new byte[64 - Long.numberOfLeadingZeros(size)][];
    var given = subtrees.iterator();
    for (var level = edge.length - 1; level >= 0; level--) {
      edge[level] = (size >>> level & 1) == 1 ? given.next() : ABSENT;
    }
    return new MerkleTree(size, edge);
  }

  Grown append(byte[] commitHash) {
    var levels = Math.max(edge.length, 64 - Long.numberOfLeadingZeros(size + 1));
    var grown = new byte[levels][];
    Arrays.fill(grown, ABSENT);
    System.arraycopy(edge, 0, grown, 0, edge.length);
    var completed = new ArrayList<byte[]>();
    var subtree = leaf(commitHash);
    var level = 0;
    while ((size >>> level & 1) == 1) {
      subtree = node(grown[level], subtree);
      completed.add(subtree);
      grown[level] = ABSENT;
      level++;
    }
    grown[level] = subtree;
    return new Grown(new MerkleTree(size + 1, grown), completed);
  }

  long size() {
    return size;
  }

  /// The root over all leaves; all zeros for the empty tree.
  byte[] root() {
    var root = ABSENT;
    for (var subtree : edge) {
      if (subtree != ABSENT) {
        root = root == ABSENT ? subtree : node(subtree, root);
      }
    }
    return root == ABSENT ? Sha256.NONE : root;
  }
}
