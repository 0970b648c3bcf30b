package io.quizledger.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The canonical bytes of docs/log-format.md: what a commit's hash covers, independent of the
/// server that stores it.
final class Canonical {
  private static final int FORMAT = 1;

  private Canonical() {}

  /// The digest of one event: SHA-256 over the canonical bytes of its whole sub-document.
  static byte[] eventDigest(byte[] bytes, int documentAt) {
    var out = new ByteWriter(BsonCursor.int32At(bytes, documentAt) + 64);
    document(new BsonCursor(bytes, documentAt), out);
    return Sha256.of(out);
  }

  /// The hash of a commit.
  static byte[] commitHash(
      byte[] previous, long position, long timeMillis, List<String> keys, List<byte[]> digests) {
    var out = new ByteWriter(128 + 40 * digests.size() + 64 * keys.size());
    out.put(previous).put(FORMAT).be64(position).be64(timeMillis).be32(keys.size());
    for (var key : keys) {
      text(out, key.getBytes(StandardCharsets.UTF_8));
    }
    out.be32(digests.size());
    digests.forEach(out::put);
    return Sha256.of(out);
  }

  private static void text(ByteWriter out, byte[] utf8) {
    out.be32(utf8.length).put(utf8);
  }

  private static void document(BsonCursor cursor, ByteWriter out) {
    out.put('{');
    while (cursor.next()) {
      out.put('k').be32(cursor.nameLength());
      out.put(cursor.array(), cursor.nameAt(), cursor.nameLength());
      value(cursor, out);
    }
    out.put('}');
  }

  private static void value(BsonCursor cursor, ByteWriter out) {
    switch (cursor.type()) {
      case Bson.STRING -> {
        out.put('s').be32(cursor.stringLength());
        out.put(cursor.array(), cursor.stringAt(), cursor.stringLength());
      }
      case Bson.DOCUMENT -> document(cursor.inside(), out);
      case Bson.ARRAY -> array(cursor.inside(), out);
      case Bson.BOOLEAN -> out.put(cursor.truth() ? 't' : 'f');
      case Bson.NULL -> out.put('n');
      case Bson.INT32, Bson.INT64 -> out.put('i').be64(cursor.integer());
      case Bson.DATE -> out.put('m').be64(cursor.date());
      case Bson.DECIMAL -> out.put('d').be64(cursor.decimalHigh()).be64(cursor.decimalLow());
      default ->
          throw new LogDamagedException(
              "BSON type " + cursor.type() + " has no place in an event (" + cursor.name() + ")");
    }
  }

  private static void array(BsonCursor cursor, ByteWriter out) {
    out.put('[');
    while (cursor.next()) {
      value(cursor, out);
    }
    out.put(']');
  }
}
