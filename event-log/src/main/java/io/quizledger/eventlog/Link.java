package io.quizledger.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/// A stored commit without its events' contents: what chaining and judging need of it. Lists that
/// were not asked for are empty.
record Link(
    long position,
    long timeMillis,
    byte[] hash,
    byte[] root,
    List<byte[]> nodes,
    List<String> keys,
    List<String> eventIds) {

  static Link of(RawBsonDocument document) {
    var position = 0L;
    var time = 0L;
    var hash = Sha256.NONE;
    var root = Sha256.NONE;
    List<byte[]> nodes = List.of();
    List<String> keys = List.of();
    List<String> eventIds = List.of();
    var cursor = BsonCursor.of(document);
    while (cursor.next()) {
      switch (cursor.name()) {
        case CommitFormat.POSITION -> position = cursor.integer();
        case CommitFormat.TIME -> time = cursor.date();
        case CommitFormat.HASH -> hash = cursor.binary();
        case CommitFormat.ROOT -> root = cursor.binary();
        case CommitFormat.NODES -> nodes = CommitFormat.hashes(cursor.inside());
        case CommitFormat.KEYS -> keys = CommitFormat.strings(cursor.inside());
        case CommitFormat.EVENTS -> eventIds = eventIds(cursor.inside());
        default -> {}
      }
    }
    return new Link(position, time, hash, root, nodes, keys, eventIds);
  }

  private static List<String> eventIds(BsonCursor events) {
    var ids = new ArrayList<String>();
    while (events.next()) {
      var event = events.inside();
      while (event.next()) {
        if (event.name().equals(CommitFormat.EVENT_ID)) {
          ids.add(event.string());
          break;
        }
      }
    }
    return ids;
  }

  /// The root of the complete subtree of 2^`level` leaves that ends with this commit.
  byte[] subtree(int level) {
    if (level == 0) {
      return MerkleTree.leaf(hash);
    }
    if (nodes.size() < level) {
      throw new LogDamagedException("The commit at position " + position + " lacks nodes");
    }
    return nodes.get(level - 1);
  }

  CommitReceipt receipt() {
    return new CommitReceipt(position, Sha256.hex(hash), Instant.ofEpochMilli(timeMillis));
  }
}
