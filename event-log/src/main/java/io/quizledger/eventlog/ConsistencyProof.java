package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Proves that a log only grew between two heads: the first `from` commits of the later one are
/// those of the earlier one (RFC 9162, section 2.1.4).
///
/// @param from the position of the earlier head
/// @param to the position of the later head
/// @param path the hashes that lead to both roots, as 64 hex digits
public record ConsistencyProof(long from, long to, List<String> path) {
  /// Copies the path.
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// Whether the log with `earlierRoot` at `from` is the beginning of the log with `laterRoot` at
  /// `to`.
  public boolean proves(String earlierRoot, String laterRoot) {
    if (from < 1 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && earlierRoot.equals(laterRoot);
    }
    var steps = new ArrayList<byte[]>();
    if (Long.bitCount(from) == 1) {
      steps.add(Sha256.parse(earlierRoot));
    }
    path.forEach(step -> steps.add(Sha256.parse(step)));
    return !steps.isEmpty() && climbs(steps, Sha256.parse(earlierRoot), Sha256.parse(laterRoot));
  }

  private boolean climbs(List<byte[]> steps, byte[] earlierRoot, byte[] laterRoot) {
    var shift = Long.numberOfTrailingZeros(from);
    var index = (from - 1) >>> shift;
    var last = (to - 1) >>> shift;
    var earlier = steps.getFirst();
    var later = steps.getFirst();
    for (var step : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if ((index & 1) == 1 || index == last) {
        earlier = MerkleTree.node(step, earlier);
        later = MerkleTree.node(step, later);
        while ((index & 1) == 0 && index != 0) {
          index >>>= 1;
          last >>>= 1;
        }
      } else {
        later = MerkleTree.node(later, step);
      }
      index >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(earlier, earlierRoot) && Arrays.equals(later, laterRoot);
  }
}
