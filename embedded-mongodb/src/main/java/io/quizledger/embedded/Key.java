package io.quizledger.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A value, or several in a row, as bytes whose unsigned order is MongoDB's order of the values.
///
/// Each value begins with a byte for its type's place in that order and says itself where it ends,
/// so that a key of several values begins with the key of its first ones. Numbers that are equal
/// have equal keys, whatever their types.
final class Key implements Comparable<Key> {
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  static final Key EMPTY = new Key(new byte[0]);

  private final byte[] bytes;

  Key(byte[] bytes) {
    this.bytes = bytes;
  }

  static Key of(@Nullable Object value) {
    return EMPTY.then(value, true);
  }

  /// Everything of a type begins with this key.
  static Key ofType(@Nullable Object value) {
    return new Key(new byte[] {(byte) typeOrder(value)});
  }

  byte[] bytes() {
    return bytes;
  }

  Key then(Key next) {
    var joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
    System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
    return new Key(joined);
  }

  Key then(@Nullable Object value, boolean ascending) {
    var buffer = Unpooled.buffer(32);
    write(value, buffer);
    var next = ByteBufUtil.getBytes(buffer);
    if (!ascending) {
      for (var i = 0; i < next.length; i++) {
        next[i] = (byte) ~next[i];
      }
    }
    return then(new Key(next));
  }

  boolean startsWith(Key prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  /// The least key above all that begin with this one.
  @Nullable Key afterPrefix() {
    for (var i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] != (byte) 0xFF) {
        var next = Arrays.copyOf(bytes, i + 1);
        next[i]++;
        return new Key(next);
      }
    }
    return null;
  }

  private static void write(@Nullable Object value, ByteBuf out) {
    out.writeByte(typeOrder(value));
    switch (value) {
      case null -> {}
      case Number number -> writeNumber(number, out);
      case String text -> writeEscaped(text.getBytes(StandardCharsets.UTF_8), out);
      case ObjectId id -> out.writeBytes(id.toByteArray());
      case Boolean truth -> out.writeByte(truth ? 1 : 0);
      case Instant time -> out.writeLong(time.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp time -> out.writeLong(time.getValue());
      case MinKey ignored -> {}
      case MaxKey ignored -> {}
      case Missing ignored -> {}
      default -> writeEscaped(bson(value), out);
    }
  }

  private static int typeOrder(@Nullable Object value) {
    return switch (value) {
      case MinKey ignored -> 0x05;
      case null -> 0x10;
      case Missing ignored -> 0x10;
      case Number ignored -> 0x20;
      case String ignored -> 0x30;
      case Document ignored -> 0x40;
      case Collection<?> ignored -> 0x48;
      case BinData ignored -> 0x50;
      case UUID ignored -> 0x51;
      case LegacyUUID ignored -> 0x52;
      case ObjectId ignored -> 0x60;
      case Boolean ignored -> 0x68;
      case Instant ignored -> 0x70;
      case BsonTimestamp ignored -> 0x78;
      case BsonRegularExpression ignored -> 0x80;
      case MaxKey ignored -> 0xF0;
      default -> 0xE0;
    };
  }

  /// The nearest double first, then the whole part, which tells apart the integers above 2^53 that
  /// share a double.
  private static void writeNumber(Number number, ByteBuf out) {
    var nearest = number.doubleValue() == 0 ? 0.0 : number.doubleValue();
    var bits = Double.doubleToLongBits(nearest);
    out.writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    out.writeLong(wholePart(number) ^ Long.MIN_VALUE);
  }

  private static long wholePart(Number number) {
    if (number instanceof Decimal128 decimal && Double.isFinite(decimal.doubleValue())) {
      var whole = decimal.toBigDecimal().setScale(0, RoundingMode.DOWN);
      return whole.min(LONG_MAX).max(LONG_MIN).longValue();
    }
    return number instanceof Long || number instanceof Integer
        ? number.longValue()
        : (long) number.doubleValue();
  }

  private static void writeEscaped(byte[] content, ByteBuf out) {
    for (var b : content) {
      out.writeByte(b);
      if (b == 0) {
        out.writeByte(0xFF);
      }
    }
    out.writeShort(0);
  }

  private static byte[] bson(Object value) {
    var buffer = Unpooled.buffer(64);
    BsonEncoder.encodeDocument(new Document("", withPlainNumbers(value)), buffer);
    return ByteBufUtil.getBytes(buffer);
  }

  private static @Nullable Object withPlainNumbers(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> document -> {
        var plain = new Document();
        document.forEach((field, inner) -> plain.put(field.toString(), withPlainNumbers(inner)));
        yield plain;
      }
      case Collection<?> array -> array.stream().map(Key::withPlainNumbers).toList();
      case Long whole -> whole;
      case Integer whole -> whole.longValue();
      case Number number -> {
        var whole = (long) number.doubleValue();
        yield whole == number.doubleValue() ? (Object) whole : number.doubleValue();
      }
      case null, default -> value;
    };
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return ByteBufUtil.hexDump(bytes);
  }
}
