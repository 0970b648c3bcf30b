package io.quizledger.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes, with the two byte orders that the format uses: BSON's little-endian
/// (`le…`) and the canonical bytes' big-endian (`be…`).
final class ByteWriter {
  private static final int LARGE = 1024 * 1024;

  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[Math.max(64, capacity)];
  }

  int size() {
    return size;
  }

  /// The backing array, of which the first [#size()] bytes are written.
  byte[] array() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /// Goes on writing at `at`.
  void back(int at) {
    size = at;
  }

  /// Takes back the last byte.
  void clearLast() {
    size--;
  }

  ByteWriter put(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteWriter put(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  ByteWriter put(byte[] source) {
    return put(source, 0, source.length);
  }

  ByteWriter le32(int value) {
    room(4);
    putLe32At(size, value);
    size += 4;
    return this;
  }

  void putLe32At(int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >>> 8);
    bytes[at + 2] = (byte) (value >>> 16);
    bytes[at + 3] = (byte) (value >>> 24);
  }

  ByteWriter le64(long value) {
    return le32((int) value).le32((int) (value >>> 32));
  }

  ByteWriter be32(int value) {
    return le32(Integer.reverseBytes(value));
  }

  ByteWriter be64(long value) {
    return le64(Long.reverseBytes(value));
  }

  /// Latin characters only: names and numbers of the format itself.
  ByteWriter ascii(String text) {
    var length = text.length();
    room(length);
    for (var i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  ByteWriter utf8(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes room for `more` bytes at once.
  void room(int more) {
    if (size + more > bytes.length) {
      // Twice as much of what is large already would be more than it will need.
      int grown = bytes.length < LARGE ? bytes.length * 2 : bytes.length / 4 * 5;
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), grown));
    }
  }
}
