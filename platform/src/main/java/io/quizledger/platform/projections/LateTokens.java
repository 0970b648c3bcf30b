package io.quizledger.platform.projections;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/// How far a second-stage document has seen the changes of single sources, where that differs from
/// its token: sources that stood still and are read later. Empty but for such times.
///
/// @param tokens by the id of the first-stage document
record LateTokens(Map<String, Long> tokens) {
  static final LateTokens NONE = new LateTokens(Map.of());

  static LateTokens of(BsonDocument bson) {
    if (!bson.containsKey(DocumentCodec.LATE)) {
      return NONE;
    }
    var tokens = new LinkedHashMap<String, Long>();
    for (var value : bson.getArray(DocumentCodec.LATE)) {
      var entry = value.asDocument();
      tokens.merge(
          entry.getString("source").getValue(), entry.getInt64("token").getValue(), Math::max);
    }
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

  /// How they are stored.
  @JsonValue
  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    tokens.forEach((source, token) -> entries.add(new Entry(source, token)));
    return entries;
  }

  /// How far one source was seen.
  record Entry(String source, long token) {}
}
