package io.quizledger.platform.projections;

import org.bson.Document;
import org.bson.conversions.Bson;

/// Documents that lie side by side because their ids begin alike. They are found by the index that
/// every collection has anyway, so documents that are written often need no other.
///
/// @param prefix what the ids begin with, not empty
/// @param from the first id, left out itself where `excluded`
public record IdRange(String prefix, String from, boolean excluded) {
  /// Refuses what does not lie within the prefix.
  public IdRange {
    if (prefix.isEmpty() || !from.startsWith(prefix)) {
      throw new IllegalArgumentException(from + " does not begin with " + prefix);
    }
  }

  /// All ids that begin with `prefix`.
  public static IdRange of(String prefix) {
    return new IdRange(prefix, prefix, false);
  }

  /// Those of them that come after `id`.
  public static IdRange after(String prefix, String id) {
    return new IdRange(prefix, id, true);
  }

  /// Both bounds in one condition: some servers look at one condition of a field only.
  Bson filter() {
    int last = prefix.length() - 1;
    var beyond = prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    return new Document(
        DocumentCodec.ID, new Document(excluded ? "$gt" : "$gte", from).append("$lt", beyond));
  }
}
