package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/// Commits numbered and chained from a head: one write.
///
/// @param before the head that the batch goes on from
/// @param heads the head after each commit
record Batch(
    ChainHead before,
    List<PendingCommit> commits,
    List<ChainHead> heads,
    List<RawBsonDocument> documents,
    long bytes) {

  static Batch chained(List<PendingCommit> commits, ChainHead before, long nowMillis) {
    var heads = new ArrayList<ChainHead>(commits.size());
    var documents = new ArrayList<RawBsonDocument>(commits.size());
    var bytes = 0L;
    var head = before;
    for (var commit : commits) {
      var position = head.position() + 1;
      var time = Math.max(nowMillis, head.timeMillis());
      var hash = Canonical.commitHash(head.hash(), position, time, commit.keys(), commit.digests());
      var grown = head.tree().append(hash);
      documents.add(commit.placedAt(position, time, grown.completed(), grown.tree().root(), hash));
      head = new ChainHead(position, time, hash, grown.tree());
      heads.add(head);
      bytes += commit.bytes();
    }
    return new Batch(before, List.copyOf(commits), heads, documents, bytes);
  }

  long firstPosition() {
    return before.position() + 1;
  }

  ChainHead last() {
    return heads.getLast();
  }
}
