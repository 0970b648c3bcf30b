package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/// A commit as it was read, with its events.
///
/// @param bytes how many its document has, all of which each of its events keeps in memory
record StoredCommit(
    long position,
    long timeMillis,
    byte[] hash,
    List<String> keys,
    List<StoredEvent> events,
    int bytes) {

  static StoredCommit of(RawBsonDocument document) {
    return of(document, true);
  }

  private static StoredCommit of(RawBsonDocument document, boolean withKeys) {
    var position = 0L;
    var time = 0L;
    var hash = Sha256.NONE;
    List<String> keys = List.of();
    List<StoredEvent> events = List.of();
    var cursor = BsonCursor.of(document);
    while (cursor.next()) {
      switch (cursor.name()) {
        case CommitFormat.POSITION -> position = cursor.integer();
        case CommitFormat.TIME -> time = cursor.date();
        case CommitFormat.HASH -> hash = cursor.binary();
        case CommitFormat.KEYS ->
            keys = withKeys ? CommitFormat.strings(cursor.inside()) : List.of();
        case CommitFormat.EVENTS -> events = events(cursor.inside(), position);
        default -> {}
      }
    }
    return new StoredCommit(
        position, time, hash, keys, events, document.getByteBuffer().remaining());
  }

  /// What a reader of the whole log needs, which is all but the keys.
  static StoredCommit withoutKeys(RawBsonDocument document) {
    return of(document, false);
  }

  private static List<StoredEvent> events(BsonCursor array, long position) {
    var events = new ArrayList<StoredEvent>();
    while (array.next()) {
      var before = events.isEmpty() ? null : events.getLast();
      events.add(StoredEvent.of(array.inside(), LogTokens.token(position, events.size()), before));
    }
    return events;
  }
}
