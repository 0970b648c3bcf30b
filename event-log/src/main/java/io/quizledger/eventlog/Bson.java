package io.quizledger.eventlog;

import java.nio.charset.StandardCharsets;

/// The few BSON types that a commit consists of, and how they are written (bsonspec.org).
final class Bson {
  static final byte DOUBLE = 0x01;
  static final byte STRING = 0x02;
  static final byte DOCUMENT = 0x03;
  static final byte ARRAY = 0x04;
  static final byte BINARY = 0x05;
  static final byte BOOLEAN = 0x08;
  static final byte DATE = 0x09;
  static final byte NULL = 0x0A;
  static final byte INT32 = 0x10;
  static final byte INT64 = 0x12;
  static final byte DECIMAL = 0x13;

  private Bson() {}

  static void name(ByteWriter out, byte type, String name) {
    out.put(type).utf8(name).put(0);
  }

  static void string(ByteWriter out, String name, String value) {
    name(out, STRING, name);
    stringValue(out, value);
  }

  static void stringValue(ByteWriter out, String value) {
    var text = value.getBytes(StandardCharsets.UTF_8);
    out.le32(text.length + 1).put(text).put(0);
  }

  static void int64(ByteWriter out, String name, long value) {
    name(out, INT64, name);
    out.le64(value);
  }

  static void date(ByteWriter out, String name, long millis) {
    name(out, DATE, name);
    out.le64(millis);
  }

  static void binary(ByteWriter out, String name, byte[] value) {
    name(out, BINARY, name);
    out.le32(value.length).put(0).put(value);
  }

  /// Starts a document or array and returns what [#end] needs to close it.
  static int start(ByteWriter out) {
    var at = out.size();
    out.le32(0);
    return at;
  }

  static void end(ByteWriter out, int start) {
    out.put(0);
    out.putLe32At(start, out.size() - start);
  }
}
