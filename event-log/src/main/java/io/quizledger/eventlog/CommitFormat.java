package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/// How a commit lies in its document; docs/log-format.md is the specification.
final class CommitFormat {
  static final String POSITION = "_id";
  static final String TIME = "time";
  static final String KEYS = "keys";
  static final String EVENTS = "events";
  static final String NODES = "nodes";
  static final String ROOT = "root";
  static final String HASH = "hash";

  static final String EVENT_ID = "id";
  static final String EVENT_TYPE = "type";
  static final String EVENT_REVISION = "revision";
  static final String EVENT_TIME = "time";
  static final String AGGREGATE_TYPE = "aggregateType";
  static final String AGGREGATE_ID = "aggregateId";
  static final String SEQUENCE = "sequence";
  static final String PAYLOAD = "payload";
  static final String METADATA = "metadata";

  static final List<String> NAMES =
      List.of(
          POSITION,
          TIME,
          KEYS,
          EVENTS,
          NODES,
          ROOT,
          HASH,
          EVENT_ID,
          EVENT_TYPE,
          EVENT_REVISION,
          AGGREGATE_TYPE,
          AGGREGATE_ID,
          SEQUENCE,
          PAYLOAD,
          METADATA);

  private CommitFormat() {}

  static String streamKey(String aggregateIdentifier, long firstSequenceNumber) {
    return aggregateIdentifier + "#" + firstSequenceNumber;
  }

  /// Begins a document with what depends on the position, which is not known yet.
  static void begin(ByteWriter out) {
    Bson.start(out);
    place(out, 0, 0);
  }

  private static void place(ByteWriter out, long position, long timeMillis) {
    Bson.int64(out, POSITION, position);
    Bson.date(out, TIME, timeMillis);
  }

  /// Makes a document of what [#begin] began and of which `unplaced` bytes do not depend on the
  /// position. It is made in place, since an import has megabytes, and may be made again: what was
  /// made before is no longer to be used then.
  static RawBsonDocument assemble(
      long position,
      long timeMillis,
      ByteWriter out,
      int unplaced,
      List<byte[]> nodes,
      byte[] root,
      byte[] hash) {
    var start = 0;
    out.back(Integer.BYTES);
    place(out, position, timeMillis);
    out.back(unplaced);
    Bson.name(out, Bson.ARRAY, NODES);
    var array = Bson.start(out);
    for (var i = 0; i < nodes.size(); i++) {
      Bson.binary(out, Integer.toString(i), nodes.get(i));
    }
    Bson.end(out, array);
    Bson.binary(out, ROOT, root);
    Bson.binary(out, HASH, hash);
    Bson.end(out, start);
    return new RawBsonDocument(out.array(), 0, out.size());
  }

  /// The bytes that [#assemble] adds, with room to spare.
  static final int ASSEMBLED_EXTRA = 4096;

  static List<String> strings(BsonCursor array) {
    var strings = new ArrayList<String>();
    while (array.next()) {
      strings.add(array.string());
    }
    return strings;
  }

  static List<byte[]> hashes(BsonCursor array) {
    var hashes = new ArrayList<byte[]>();
    while (array.next()) {
      hashes.add(array.binary());
    }
    return hashes;
  }
}
