package io.quizledger.eventlog;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Short proofs about a long log. Each is one look-up by `_id` of a few dozen commits, however long
/// the log is, because every commit carries the subtrees that it completes.
public final class LogProofs {
  private final LogStore store;

  /// Proofs about the log in `collection`.
  public LogProofs(MongoDatabase database, String collection) {
    this(new LogStore(database, collection));
  }

  LogProofs(LogStore store) {
    this.store = store;
  }

  /// Proves that the commit at `position` is among the first `size` commits.
  ///
  /// @throws IllegalArgumentException unless 1 ≤ `position` ≤ `size` ≤ the head's position
  public InclusionProof inclusion(long position, long size) {
    check(position, size);
    var ranges = new ArrayList<Range>();
    path(position - 1, new Range(0, size), ranges);
    return new InclusionProof(position, size, roots(ranges));
  }

  /// Proves that the first `from` commits are the beginning of the first `to` commits.
  ///
  /// @throws IllegalArgumentException unless 1 ≤ `from` ≤ `to` ≤ the head's position
  public ConsistencyProof consistency(long from, long to) {
    check(from, to);
    var ranges = new ArrayList<Range>();
    steps(from, new Range(0, to), true, ranges);
    return new ConsistencyProof(from, to, roots(ranges));
  }

  private static void check(long first, long second) {
    if (first < 1 || first > second) {
      throw new IllegalArgumentException("No proof from " + first + " to " + second);
    }
  }

  /// Leaves `start` … `start + count − 1`, counted from 0.
  private record Range(long start, long count) {
    /// RFC 6962 splits at the largest power of two below the count.
    Range left() {
      return new Range(start, Long.highestOneBit(count - 1));
    }

    Range right() {
      var left = left().count;
      return new Range(start + left, count - left);
    }

    boolean isComplete() {
      return Long.bitCount(count) == 1;
    }

    long end() {
      return start + count;
    }
  }

  private static void path(long index, Range range, List<Range> path) {
    if (range.count == 1) {
      return;
    }
    if (index < range.left().count) {
      path(index, range.left(), path);
      path.add(range.right());
    } else {
      path(index - range.left().count, range.right(), path);
      path.add(range.left());
    }
  }

  private static void steps(long first, Range range, boolean known, List<Range> path) {
    if (first == range.count) {
      if (!known) {
        path.add(range);
      }
    } else if (first <= range.left().count) {
      steps(first, range.left(), known, path);
      path.add(range.right());
    } else {
      steps(first - range.left().count, range.right(), false, path);
      path.add(range.left());
    }
  }

  private List<String> roots(List<Range> ranges) {
    var ends = new LinkedHashSet<Long>();
    ranges.forEach(range -> collectEnds(range, ends));
    var links = new HashMap<Long, Link>();
    store.treeLinks(ends).forEach(link -> links.put(link.position(), link));
    for (var end : ends) {
      if (!links.containsKey(end)) {
        throw new IllegalArgumentException("The log has no commit at position " + end);
      }
    }
    return ranges.stream().map(range -> Sha256.hex(root(range, links))).toList();
  }

  private static void collectEnds(Range range, Set<Long> ends) {
    if (range.isComplete()) {
      ends.add(range.end());
    } else {
      collectEnds(range.left(), ends);
      collectEnds(range.right(), ends);
    }
  }

  private static byte[] root(Range range, Map<Long, Link> links) {
    if (!range.isComplete()) {
      return MerkleTree.node(root(range.left(), links), root(range.right(), links));
    }
    var link = links.get(range.end());
    if (link == null) {
      throw new IllegalStateException("Not loaded: " + range);
    }
    return link.subtree(Long.numberOfTrailingZeros(range.count));
  }
}
