package io.quizledger.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which part of which index holds every document that a query can find.
///
/// @param index the index to read, or null where `_id` serves best or none does
/// @param parts what to read of it
record Plan(@Nullable StoredIndex index, List<Part> parts) {
  /// More prefixes than this are not worth their memory.
  private static final int MOST_PARTS = 20_000;

  /// A stretch of an index: from a key on, and before another (null: to the end).
  record Part(Key from, @Nullable Key before) {}

  static Plan of(Document query, @Nullable String idField, List<? extends Index<Key>> indexes) {
    var conditions = Condition.of(query);
    var best = new Plan(null, List.of(new Part(Key.EMPTY, null)));
    if (conditions.isEmpty()) {
      return best;
    }
    var bestScore = 0;
    if (idField != null && conditions.containsKey(idField)) {
      var plan = new Candidate(List.of(new IndexKey(idField, true)), false, conditions);
      best = new Plan(null, plan.parts);
      bestScore = 10 * plan.score;
    }
    for (var index : indexes) {
      if (index instanceof StoredIndex stored) {
        var plan = new Candidate(stored.getKeys(), stored.hasArrays(), conditions);
        var full = stored.isUnique() && plan.score >= 2 * stored.getKeys().size();
        var score = full ? 15 : plan.score;
        if (score > bestScore) {
          best = new Plan(stored, plan.parts);
          bestScore = score;
        }
      }
    }
    return best;
  }

  /// How far an index's fields, in their order, are told by the conditions: two for each that is
  /// pinned to values, one for a range at the end.
  private static final class Candidate {
    private List<Part> parts = List.of(new Part(Key.EMPTY, null));
    private int score;

    Candidate(List<IndexKey> keys, boolean arrays, Map<String, Condition> conditions) {
      var prefixes = List.of(Key.EMPTY);
      for (var key : keys) {
        switch (conditions.get(key.getKey())) {
          case Condition.OneOf(var values) -> {
            if ((long) values.size() * prefixes.size() > MOST_PARTS) {
              parts = prefixes.stream().map(Candidate::whole).toList();
              return;
            }
            prefixes = multiplied(prefixes, values, key.isAscending());
            score += 2;
          }
          case Condition.Range range when key.isAscending() -> {
            parts = stretches(prefixes, range, arrays);
            score += 1;
            return;
          }
          case null, default -> {
            parts = prefixes.stream().map(Candidate::whole).toList();
            return;
          }
        }
      }
      parts = prefixes.stream().map(Candidate::whole).toList();
    }

    private static List<Key> multiplied(List<Key> prefixes, List<Object> values, boolean up) {
      var longer = new ArrayList<Key>();
      for (var prefix : prefixes) {
        for (var value : values) {
          longer.add(prefix.then(value, up));
        }
      }
      return longer;
    }

    private static List<Part> stretches(List<Key> prefixes, Condition.Range range, boolean arrays) {
      return prefixes.stream().map(prefix -> stretch(prefix, range, arrays)).toList();
    }

    private static Part whole(Key prefix) {
      return new Part(prefix, prefix.afterPrefix());
    }

    private static Part stretch(Key prefix, Condition.Range range, boolean arrays) {
      var before = range.before();
      return new Part(
          prefix.then(range.from()),
          before == null || (arrays && !range.oneElement())
              ? prefix.afterPrefix()
              : prefix.then(before));
    }
  }
}
