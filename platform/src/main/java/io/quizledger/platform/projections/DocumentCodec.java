package io.quizledger.platform.projections;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.undercouch.bson4jackson.BsonFactory;
import de.undercouch.bson4jackson.BsonGenerator;
import de.undercouch.bson4jackson.types.Decimal128;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Turns records into BSON and back, the same bytes for the same record: fields in the order of the
/// components, absent where null; instants as dates of whole milliseconds, exact decimals as
/// Decimal128, typed identifiers as their text.
final class DocumentCodec<D extends Record> {
  /// The fields that are the engine's own.
  static final String ID = "_id";

  static final String TOKEN = "token";
  static final String LATE = "late";
  private static final Set<String> RESERVED = Set.of(ID, TOKEN, LATE);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              new BsonFactory().enable(BsonGenerator.Feature.WRITE_BIGDECIMALS_AS_DECIMAL128))
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(new InstantAsDate())
                  .addDeserializer(
                      Instant.class, new FromEmbedded<>(Instant.class, Date.class, Date::toInstant))
                  .addDeserializer(
                      BigDecimal.class,
                      new FromEmbedded<>(
                          BigDecimal.class, Decimal128.class, Decimal128::bigDecimalValue)))
          // What a record answers beside its components is not stored.
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Class<D> type;
  private final ObjectReader reader;
  private final int maxBytes;

  /// A codec for records of `type`, each at most `maxBytes` as BSON.
  DocumentCodec(Class<D> type, int maxBytes) {
    this.type = type;
    this.reader = MAPPER.readerFor(type);
    this.maxBytes = maxBytes;
    for (var component : type.getRecordComponents()) {
      if (RESERVED.contains(component.getName())) {
        throw new IllegalArgumentException(
            type + " has a component named as a field of the engine: " + component.getName());
      }
    }
  }

  Class<D> type() {
    return type;
  }

  /// A record with what the engine keeps beside it, in the order in which they are stored.
  private record Envelope(
      @JsonProperty(ID) String id,
      long token,
      @JsonUnwrapped Record document,
      @Nullable LateTokens late) {}

  /// The bytes to store; refuses a document above the limit with an `IllegalArgumentException`.
  RawBsonDocument encode(String id, long token, D document, LateTokens late) {
    var raw = bson(new Envelope(id, token, document, late.isEmpty() ? null : late));
    int size = raw.getByteBuffer().remaining();
    if (size > maxBytes) {
      throw new IllegalArgumentException(
          "document " + id + " of " + size + " bytes is above the limit of " + maxBytes);
    }
    return raw;
  }

  /// What was stored in `bytes` bytes, with what the engine keeps beside it.
  StoredCollection.Loaded<D> loaded(RawBsonDocument raw, int bytes) {
    return new StoredCollection.Loaded<>(decode(raw), LateTokens.of(raw), bytes);
  }

  /// What was stored.
  Stored<D> decode(RawBsonDocument raw) {
    return new Stored<>(
        raw.getString(ID).getValue(), raw.getInt64(TOKEN).getValue(), document(raw));
  }

  /// A record as extended JSON, to lie in a dead letter.
  String toJson(D document) {
    return bson(document).toJson();
  }

  /// The record of such a text.
  D fromJson(String json) {
    return document(RawBsonDocument.parse(json));
  }

  private static RawBsonDocument bson(Object value) {
    try {
      return new RawBsonDocument(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private D document(RawBsonDocument raw) {
    var bytes = raw.getByteBuffer();
    try {
      return reader.readValue(
          bytes.array(), bytes.asNIO().arrayOffset() + bytes.position(), bytes.remaining());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final class InstantAsDate extends StdSerializer<Instant> {
    InstantAsDate() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (generator instanceof BsonGenerator bson) {
        bson.writeDateTime(Date.from(value));
      } else {
        // The buffer of a polymorphic value, which is written out later.
        generator.writeEmbeddedObject(Date.from(value));
      }
    }
  }

  /// Reads what the parser hands over as an object.
  private static final class FromEmbedded<E, T> extends StdDeserializer<T> {
    private final Class<E> embedded;
    private final transient Function<E, T> conversion;

    FromEmbedded(Class<T> type, Class<E> embedded, Function<E, T> conversion) {
      super(type);
      this.embedded = embedded;
      this.conversion = conversion;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return conversion.apply(embedded.cast(parser.getEmbeddedObject()));
    }
  }
}
