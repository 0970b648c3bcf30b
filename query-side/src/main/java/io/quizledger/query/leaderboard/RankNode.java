package io.quizledger.query.leaderboard;

import io.quizledger.events.ids.QuizId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many of a quiz's standings have keys that begin with one prefix, by the digit that follows.
///
/// @param counts by digit of two characters, at most 1,024, each above 0
record RankNode(SortedMap<String, Integer> counts) {
  static final RankNode EMPTY = new RankNode(Collections.emptySortedMap());

  RankNode {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  static String id(QuizId quizId, String prefix) {
    return quizId + "#" + prefix;
  }

  /// With `difference` more standings at `digit`.
  RankNode counting(String digit, int difference) {
    SortedMap<String, Integer> changed = new TreeMap<>(counts);
    changed.merge(digit, difference, (count, more) -> count + more == 0 ? null : count + more);
    return new RankNode(changed);
  }

  /// The standings at digits before `digit`.
  long before(String digit) {
    return counts.headMap(digit).values().stream().mapToLong(Integer::longValue).sum();
  }

  /// All standings.
  long total() {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }
}
