package io.quizledger.query.leaderboard;

import static java.util.stream.Collectors.toMap;

import com.mongodb.client.model.Filters;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.concurrency.Together;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.Stored;
import java.util.Map;

/// Ranks by counts: one request for at most twelve documents, and one that counts the few standings
/// that share the longest counted prefix.
final class Ranks {
  private final Documents<StandingDocument> standings;
  private final Documents<RankNode> counts;
  private final int maxCounted;

  Ranks(Documents<StandingDocument> standings, Documents<RankNode> counts, int maxCounted) {
    this.standings = standings;
    this.counts = counts;
    this.maxCounted = maxCounted;
  }

  /// The rank of a standing at `quizId` with `key`, from 1.
  long of(QuizId quizId, RankKey key) {
    return Together.both(
        () -> counted(quizId, key),
        () -> amongFew(quizId, key),
        (counted, few) -> 1 + counted + few);
  }

  private long counted(QuizId quizId, RankKey key) {
    var prefixes = key.countedPrefixes();
    Map<String, RankNode> nodes =
        counts
            .findAll(prefixes.stream().map(prefix -> RankNode.id(quizId, prefix)).toList())
            .stream()
            .collect(toMap(Stored::id, Stored::document));
    return prefixes.stream()
        .mapToLong(
            prefix ->
                nodes
                    .getOrDefault(RankNode.id(quizId, prefix), RankNode.EMPTY)
                    .before(key.digitAfter(prefix)))
        .sum();
  }

  /// How many have an entry at `quizId`.
  long participants(QuizId quizId) {
    return counts.find(RankNode.id(quizId, "")).map(node -> node.document().total()).orElse(0L);
  }

  /// The position of the commit that last changed any count at `quizId`; 0 for none.
  long lastChange(QuizId quizId) {
    return counts.find(RankNode.id(quizId, "")).map(Stored::position).orElse(0L);
  }

  private long amongFew(QuizId quizId, RankKey key) {
    return standings.count(
        Filters.and(
            Filters.eq("quizId", quizId.value()),
            Filters.gte("key", key.uncountedPrefix()),
            Filters.lt("key", key.value())),
        maxCounted);
  }
}
