package io.quizledger.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Walks over the elements of one BSON document or array without making objects of them.
///
/// ```
/// var cursor = BsonCursor.of(document);
/// while (cursor.next()) { … cursor.name() … cursor.int64() … }
/// ```
final class BsonCursor {
  /// The format's own names, so that reading them makes no objects. Where two share a slot the
  /// later one wins, which costs time and nothing else.
  private static final @Nullable String[] KNOWN = new String[256];

  static {
    for (var name : CommitFormat.NAMES) {
      KNOWN[slot((byte) name.charAt(0), name.length())] = name;
    }
  }

  private final byte[] bytes;
  private final int end;
  private int next;
  private byte type;
  private int nameAt;
  private int valueAt;

  /// The document whose length stands at `start`.
  BsonCursor(byte[] bytes, int start) {
    this.bytes = bytes;
    this.end = start + int32At(bytes, start) - 1;
    this.next = start + 4;
    if (end >= bytes.length || end < next) {
      throw new LogDamagedException("A stored document is cut short");
    }
  }

  static BsonCursor of(RawBsonDocument document) {
    var buffer = document.getByteBuffer().asNIO();
    return new BsonCursor(buffer.array(), buffer.arrayOffset() + buffer.position());
  }

  /// Steps to the next element; false at the end.
  boolean next() {
    if (next >= end) {
      return false;
    }
    type = bytes[next];
    nameAt = next + 1;
    var at = nameAt;
    while (bytes[at] != 0) {
      at++;
    }
    valueAt = at + 1;
    next = valueAt + length();
    return true;
  }

  private int length() {
    return switch (type) {
      case Bson.STRING -> 4 + int32At(bytes, valueAt);
      case Bson.DOCUMENT, Bson.ARRAY -> int32At(bytes, valueAt);
      case Bson.BINARY -> 5 + int32At(bytes, valueAt);
      case Bson.BOOLEAN -> 1;
      case Bson.NULL -> 0;
      case Bson.INT32 -> 4;
      case Bson.INT64, Bson.DATE, Bson.DOUBLE -> 8;
      case Bson.DECIMAL -> 16;
      default -> throw new LogDamagedException("BSON type " + type + " has no place in the log");
    };
  }

  byte type() {
    return type;
  }

  String name() {
    var known = KNOWN[slot(bytes[nameAt], nameLength())];
    return known != null && isNamed(known)
        ? known
        : new String(bytes, nameAt, nameLength(), StandardCharsets.UTF_8);
  }

  private boolean isNamed(String name) {
    if (name.length() != nameLength()) {
      return false;
    }
    for (var i = 0; i < name.length(); i++) {
      if (bytes[nameAt + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int slot(byte first, int length) {
    return (first * 31 + length) & (KNOWN.length - 1);
  }

  byte[] array() {
    return bytes;
  }

  int nameAt() {
    return nameAt;
  }

  int nameLength() {
    return valueAt - 1 - nameAt;
  }

  int valueAt() {
    return valueAt;
  }

  int stringAt() {
    return valueAt + 4;
  }

  int stringLength() {
    return int32At(bytes, valueAt) - 1;
  }

  String string() {
    expect(Bson.STRING);
    return new String(bytes, stringAt(), stringLength(), StandardCharsets.UTF_8);
  }

  /// An integer of either width.
  long integer() {
    if (type == Bson.INT32) {
      return int32At(bytes, valueAt);
    }
    expect(Bson.INT64);
    return int64At(bytes, valueAt);
  }

  long date() {
    expect(Bson.DATE);
    return int64At(bytes, valueAt);
  }

  boolean truth() {
    return bytes[valueAt] != 0;
  }

  long decimalLow() {
    return int64At(bytes, valueAt);
  }

  long decimalHigh() {
    return int64At(bytes, valueAt + 8);
  }

  byte[] binary() {
    expect(Bson.BINARY);
    return Arrays.copyOfRange(bytes, valueAt + 5, valueAt + 5 + int32At(bytes, valueAt));
  }

  /// The elements of the document or array under the cursor.
  BsonCursor inside() {
    if (type != Bson.ARRAY) {
      expect(Bson.DOCUMENT);
    }
    return new BsonCursor(bytes, valueAt);
  }

  private void expect(byte expected) {
    if (type != expected) {
      throw new LogDamagedException(
          "Field " + name() + " has BSON type " + type + " in place of " + expected);
    }
  }

  static int int32At(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  static long int64At(byte[] bytes, int at) {
    return (int32At(bytes, at) & 0xFFFF_FFFFL) | (long) int32At(bytes, at + 4) << 32;
  }
}
