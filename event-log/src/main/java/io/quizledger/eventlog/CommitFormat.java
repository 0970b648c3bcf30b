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

  /// Puts the parts that depend on the position around those that do not.
  static RawBsonDocument assemble(
      long position,
      long timeMillis,
      ByteWriter body,
      List<byte[]> nodes,
      byte[] root,
      byte[] hash) {
    var out = new ByteWriter(body.size() + 192 + nodes.size() * 48);
    var start = Bson.start(out);
    Bson.int64(out, POSITION, position);
    Bson.date(out, TIME, timeMillis);
    out.put(body.array(), 0, body.size());
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

  /// The bytes that [#assemble] adds to a body, with room to spare.
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
