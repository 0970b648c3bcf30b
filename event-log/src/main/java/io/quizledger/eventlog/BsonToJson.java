package io.quizledger.eventlog;

import java.nio.charset.StandardCharsets;
import org.bson.types.Decimal128;

/// Gives a stored payload back as the JSON that the serializer wrote. It copies bytes where it can:
/// a replay spends most of its time here.
final class BsonToJson {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final ByteWriter out;

  private BsonToJson(int capacity) {
    out = new ByteWriter(capacity);
  }

  /// The JSON, in UTF-8, of the value of `type` at `valueAt`.
  static byte[] convert(byte[] bytes, byte type, int valueAt) {
    var json = new BsonToJson(512);
    if (type == Bson.DOCUMENT) {
      json.document(new BsonCursor(bytes, valueAt));
    } else {
      json.single(bytes, type, valueAt);
    }
    return json.out.toByteArray();
  }

  /// A value that is no document is read through a document around it.
  private void single(byte[] bytes, byte type, int valueAt) {
    var wrapped = new ByteWriter(bytes.length - valueAt + 16);
    var start = Bson.start(wrapped);
    Bson.name(wrapped, type, "v");
    var rest = bytes.length - valueAt;
    wrapped.put(bytes, valueAt, rest);
    Bson.end(wrapped, start);
    var cursor = new BsonCursor(wrapped.array(), 0);
    cursor.next();
    value(cursor);
  }

  private void document(BsonCursor cursor) {
    out.put('{');
    var first = true;
    while (cursor.next()) {
      if (first && isLargeDecimal(cursor)) {
        out.clearLast();
        out.put(cursor.array(), cursor.stringAt(), cursor.stringLength());
        return;
      }
      if (!first) {
        out.put(',');
      }
      first = false;
      name(cursor);
      out.put(':');
      value(cursor);
    }
    out.put('}');
  }

  private static boolean isLargeDecimal(BsonCursor cursor) {
    return cursor.nameLength() == FieldNames.DECIMAL.length()
        && cursor.array()[cursor.nameAt()] == '%'
        && cursor.name().equals(FieldNames.DECIMAL);
  }

  private void name(BsonCursor cursor) {
    var bytes = cursor.array();
    var from = cursor.nameAt();
    for (var i = from; i < from + cursor.nameLength(); i++) {
      if (bytes[i] == '%') {
        var text = FieldNames.unescape(cursor.name()).getBytes(StandardCharsets.UTF_8);
        text(text, 0, text.length);
        return;
      }
    }
    text(bytes, from, cursor.nameLength());
  }

  private void value(BsonCursor cursor) {
    switch (cursor.type()) {
      case Bson.STRING -> text(cursor.array(), cursor.stringAt(), cursor.stringLength());
      case Bson.DOCUMENT -> document(cursor.inside());
      case Bson.ARRAY -> array(cursor.inside());
      case Bson.BOOLEAN -> out.ascii(cursor.truth() ? "true" : "false");
      case Bson.NULL -> out.ascii("null");
      case Bson.INT32, Bson.INT64 -> out.ascii(Long.toString(cursor.integer()));
      case Bson.DECIMAL ->
          out.ascii(
              Decimal128.fromIEEE754BIDEncoding(cursor.decimalHigh(), cursor.decimalLow())
                  .bigDecimalValue()
                  .toString());
      default ->
          throw new LogDamagedException(
              "BSON type " + cursor.type() + " has no place in a payload");
    }
  }

  private void array(BsonCursor cursor) {
    out.put('[');
    var first = true;
    while (cursor.next()) {
      if (!first) {
        out.put(',');
      }
      first = false;
      value(cursor);
    }
    out.put(']');
  }

  private void text(byte[] bytes, int from, int length) {
    out.put('"');
    var start = from;
    var end = from + length;
    for (var i = from; i < end; i++) {
      var b = bytes[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        out.put(bytes, start, i - start);
        start = i + 1;
        escape(b);
      }
    }
    out.put(bytes, start, end - start);
    out.put('"');
  }

  private void escape(byte b) {
    out.put('\\');
    if (b == '"' || b == '\\') {
      out.put(b);
    } else {
      out.ascii("u00").put(HEX[b >> 4]).put(HEX[b & 0xF]);
    }
  }
}
