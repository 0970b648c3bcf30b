package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNull;

import io.quizledger.events.ids.PairId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A match for each prompt that was given one.
public record MatchedPairs(Map<PairId, String> pairs) implements Response {
  /// Copies the map, in order.
  public MatchedPairs {
    pairs.values().forEach(match -> requireNonNull(match, "match"));
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
  }
}
