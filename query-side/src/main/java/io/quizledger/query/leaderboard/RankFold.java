package io.quizledger.query.leaderboard;

import io.quizledger.platform.projections.Change;
import io.quizledger.platform.projections.ChangeFold;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts standings by the beginnings of their keys, so that a rank is a sum of a few documents'
/// counts.
final class RankFold implements ChangeFold<StandingDocument, RankNode> {
  static final String COLLECTION = "rank-counts";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<RankNode> documentType() {
    return RankNode.class;
  }

  @Override
  public Collection<String> keys(Change<StandingDocument> change) {
    var before = change.before();
    var after = change.after();
    if (before != null && before.key().equals(after.key())) {
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>(nodesOf(after));
    if (before != null) {
      ids.addAll(nodesOf(before));
    }
    return ids;
  }

  @Override
  public RankNode apply(@Nullable RankNode document, String id, Change<StandingDocument> change) {
    var node = document == null ? RankNode.EMPTY : document;
    var before = change.before();
    if (before != null) {
      node = counted(node, id, before, -1);
    }
    return counted(node, id, change.after(), 1);
  }

  private static List<String> nodesOf(StandingDocument standing) {
    return new RankKey(standing.key())
        .countedPrefixes().stream().map(prefix -> RankNode.id(standing.quizId(), prefix)).toList();
  }

  private static RankNode counted(
      RankNode node, String id, StandingDocument standing, int difference) {
    var key = new RankKey(standing.key());
    return key.countedPrefixes().stream()
        .filter(prefix -> RankNode.id(standing.quizId(), prefix).equals(id))
        .findFirst()
        .map(prefix -> node.counting(key.digitAfter(prefix), difference))
        .orElse(node);
  }
}
