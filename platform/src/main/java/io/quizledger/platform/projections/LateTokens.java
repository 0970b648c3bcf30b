package io.quizledger.platform.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.Document;

/// How far a second-stage document has seen the changes of single sources, where that differs from
/// its token: sources that stood still and are read later. Empty but for such times.
///
/// @param tokens by the id of the first-stage document
record LateTokens(Map<String, Long> tokens) {
  static final LateTokens NONE = new LateTokens(Map.of());

  static LateTokens of(Document bson) {
    var entries = bson.getList(DocumentCodec.LATE, Document.class);
    if (entries == null) {
      return NONE;
    }
    var tokens = new LinkedHashMap<String, Long>();
    entries.forEach(
        entry -> tokens.merge(entry.getString("source"), entry.getLong("token"), Math::max));
    return new LateTokens(tokens);
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  boolean hasSeen(String source, long token) {
    return tokens.getOrDefault(source, -1L) >= token;
  }

  LateTokens with(String source, long token) {
    var more = new LinkedHashMap<>(tokens);
    more.merge(source, token, Math::max);
    return new LateTokens(more);
  }

  LateTokens without(Predicate<String> source) {
    var fewer = new LinkedHashMap<>(tokens);
    fewer.keySet().removeIf(source);
    return new LateTokens(fewer);
  }

  List<Document> toBson() {
    var entries = new ArrayList<Document>();
    tokens.forEach(
        (source, token) -> entries.add(new Document("source", source).append("token", token)));
    return entries;
  }
}
