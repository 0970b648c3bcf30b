package io.quizledger.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/// JSON is read strictly, so that a typo is never silently lost, and written in one form.
@Component
final class JsonRules implements JsonMapperBuilderCustomizer {
  /// Beyond these no number of a quiz lies, and below them every one is cheap to compute with.
  private static final int MAX_DIGITS = 100;

  private static final int MAX_EXPONENT = 100;

  @Override
  public void customize(JsonMapper.Builder json) {
    json.enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .withCoercionConfigDefaults(
            every -> {
              for (var shape : CoercionInputShape.values()) {
                every.setCoercion(shape, CoercionAction.Fail);
              }
            })
        // A whole number is a number.
        .withCoercionConfig(
            LogicalType.Float,
            numbers -> numbers.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
        .addModule(
            new SimpleModule("quizledger")
                .addSerializer(Instant.class, new WritesInstants())
                .addDeserializer(Instant.class, new ReadsInstants())
                .addSerializer(BigDecimal.class, new WritesDecimals())
                .addDeserializer(BigDecimal.class, new ReadsDecimals())
                .addDeserializer(String.class, new ReadsText())
                .addKeyDeserializer(String.class, new ReadsKeys()));
  }

  /// RFC 3339 in UTC with exactly three decimals.
  private static final class WritesInstants extends StdSerializer<Instant> {
    private static final DateTimeFormatter FORM =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    WritesInstants() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
      json.writeString(FORM.format(value));
    }
  }

  private static final class ReadsInstants extends StdScalarDeserializer<Instant> {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    ReadsInstants() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (Instant) context.handleUnexpectedToken(getValueType(context), json);
      }
      var text = json.getString();
      try {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
          return instant;
        }
      } catch (DateTimeParseException e) {
        // Refused with the rest.
      }
      throw context.weirdStringException(text, Instant.class, "not a time");
    }
  }

  /// Plain and without zeros that say nothing.
  private static final class WritesDecimals extends StdSerializer<BigDecimal> {
    WritesDecimals() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
      var shortest = value.stripTrailingZeros();
      json.writeNumber(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }
  }

  private static final class ReadsDecimals extends StdScalarDeserializer<BigDecimal> {
    ReadsDecimals() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
      if (!json.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(getValueType(context), json);
      }
      var value = json.getDecimalValue();
      if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_EXPONENT) {
        return context.reportInputMismatch(this, "not a number of ordinary size");
      }
      return value;
    }
  }

  /// Control characters and halves of surrogate pairs are no text.
  private static final class ReadsText extends StdScalarDeserializer<String> {
    ReadsText() {
      super(String.class);
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Textual;
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (String) context.handleUnexpectedToken(getValueType(context), json);
      }
      var text = json.getString();
      if (!isText(text)) {
        throw context.weirdStringException("", String.class, NO_TEXT);
      }
      return text;
    }
  }

  private static final class ReadsKeys extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      if (!isText(key)) {
        throw context.weirdStringException("", String.class, NO_TEXT);
      }
      return key;
    }
  }

  static final String NO_TEXT = "holds characters that are no text";

  private static boolean isText(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c == 0x7f) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
