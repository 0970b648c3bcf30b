package io.quizledger.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// Writes a serializer's JSON as BSON, field by field in its order. Integers become int64, all
/// other numbers Decimal128 with every digit and trailing zero; a number that Decimal128 cannot
/// hold exactly (more than 34 digits) becomes `{"%decimal": "its digits"}`. Never a double.
final class JsonToBson {
  /// Buffers are shared by all threads: a virtual thread would use one of its own but once.
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build();

  private final int deepest;

  JsonToBson(int deepest) {
    this.deepest = deepest;
  }

  /// Writes `json` as the field `name`, without those of its outermost fields that are `left` out.
  void write(byte[] json, ByteWriter out, String name, Set<String> left) {
    try (var parser = JSON.createParser(json)) {
      var token = parser.nextToken();
      if (token == null) {
        throw new CommitRefusedException("The event serializer wrote nothing for " + name);
      }
      value(parser, token, out, name, 0, left);
    } catch (IOException e) {
      throw new CommitRefusedException("The event serializer did not write JSON for " + name, e);
    }
  }

  private void value(
      JsonParser parser, JsonToken token, ByteWriter out, String name, int depth, Set<String> left)
      throws IOException {
    switch (token) {
      case START_OBJECT -> object(parser, out, name, depth + 1, left);
      case START_ARRAY -> array(parser, out, name, depth + 1);
      case VALUE_STRING -> Bson.string(out, name, parser.getText());
      case VALUE_NUMBER_INT -> integer(parser, out, name);
      case VALUE_NUMBER_FLOAT -> decimal(parser.getDecimalValue(), out, name);
      case VALUE_TRUE, VALUE_FALSE -> {
        Bson.name(out, Bson.BOOLEAN, name);
        out.put(token == JsonToken.VALUE_TRUE ? 1 : 0);
      }
      case VALUE_NULL -> Bson.name(out, Bson.NULL, name);
      default -> throw new CommitRefusedException("Unexpected " + token + " in " + name);
    }
  }

  private void object(JsonParser parser, ByteWriter out, String name, int depth, Set<String> left)
      throws IOException {
    check(depth);
    Bson.name(out, Bson.DOCUMENT, name);
    var start = Bson.start(out);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var field = parser.currentName();
      var token = parser.nextToken();
      if (left.contains(field)) {
        parser.skipChildren();
      } else {
        value(parser, token, out, FieldNames.escape(field), depth, Set.of());
      }
    }
    Bson.end(out, start);
  }

  private void array(JsonParser parser, ByteWriter out, String name, int depth) throws IOException {
    check(depth);
    Bson.name(out, Bson.ARRAY, name);
    var start = Bson.start(out);
    var index = 0;
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      value(parser, token, out, Integer.toString(index++), depth, Set.of());
    }
    Bson.end(out, start);
  }

  private void check(int depth) {
    if (depth > deepest) {
      throw new CommitRefusedException("A payload is nested deeper than " + deepest + " levels");
    }
  }

  private static void integer(JsonParser parser, ByteWriter out, String name) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      decimal(new BigDecimal(parser.getBigIntegerValue()), out, name);
    } else {
      Bson.int64(out, name, parser.getLongValue());
    }
  }

  private static void decimal(BigDecimal value, ByteWriter out, String name) {
    var decimal = exactly(value);
    if (decimal == null) {
      Bson.name(out, Bson.DOCUMENT, name);
      var start = Bson.start(out);
      Bson.string(out, FieldNames.DECIMAL, value.toString());
      Bson.end(out, start);
    } else {
      Bson.name(out, Bson.DECIMAL, name);
      out.le64(decimal.getLow()).le64(decimal.getHigh());
    }
  }

  private static @Nullable Decimal128 exactly(BigDecimal value) {
    if (value.precision() > 34) {
      return null;
    }
    try {
      var decimal = new Decimal128(value);
      return decimal.bigDecimalValue().equals(value) ? decimal : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
