package io.quizledger.platform.projections;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.MongoClientSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Decimal128;

/// Turns records into BSON and back, the same bytes for the same record: fields in the order of the
/// components, absent where null; instants as dates of whole milliseconds, exact decimals as
/// Decimal128, typed identifiers as their text.
final class DocumentCodec<D extends Record> {
  /// The fields that are the engine's own.
  static final String ID = "_id";

  static final String TOKEN = "token";
  static final String LATE = "late";
  private static final Set<String> RESERVED = Set.of(ID, TOKEN, LATE);

  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          MongoClientSettings.getDefaultCodecRegistry(),
          CodecRegistries.fromProviders(new DocumentCodecProvider()));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(new AsEmbedded<>(BigDecimal.class, Decimal128::new))
                  .addSerializer(new AsEmbedded<>(Instant.class, Date::from))
                  .addSerializer(new FromDecimal128())
                  .addSerializer(new AsEmbedded<>(Date.class, Date::toInstant)))
          // What a record answers beside its components is not stored.
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Class<D> type;
  private final JavaType map =
      MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);
  private final int maxBytes;

  /// A codec for records of `type`, each at most `maxBytes` as BSON.
  DocumentCodec(Class<D> type, int maxBytes) {
    this.type = type;
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

  /// The bytes to store; refuses a document above the limit with an `IllegalArgumentException`.
  RawBsonDocument encode(String id, long token, D document, LateTokens late) {
    var bson = new Document(ID, id).append(TOKEN, token);
    bson.putAll(MAPPER.<Map<String, Object>>convertValue(document, map));
    if (!late.isEmpty()) {
      bson.append(LATE, late.toBson());
    }
    var raw = new RawBsonDocument(bson, CODECS.get(Document.class));
    int size = raw.getByteBuffer().remaining();
    if (size > maxBytes) {
      throw new IllegalArgumentException(
          "document " + id + " of " + size + " bytes is above the limit of " + maxBytes);
    }
    return raw;
  }

  /// What was stored in `bytes` bytes, with what the engine keeps beside it.
  StoredCollection.Loaded<D> loaded(RawBsonDocument raw, int bytes) {
    var bson = raw.decode(CODECS.get(Document.class));
    return new StoredCollection.Loaded<>(decode(bson), LateTokens.of(bson), bytes);
  }

  /// What was stored.
  Stored<D> decode(Document bson) {
    var fields = new LinkedHashMap<String, Object>(bson);
    RESERVED.forEach(fields::remove);
    return new Stored<>(bson.getString(ID), bson.getLong(TOKEN), MAPPER.convertValue(fields, type));
  }

  /// A record as extended JSON, to lie in a dead letter.
  String toJson(D document) {
    return new Document(MAPPER.<Map<String, Object>>convertValue(document, map)).toJson();
  }

  /// The record of such a text.
  D fromJson(String json) {
    return MAPPER.convertValue(Document.parse(json), type);
  }

  private static final class AsEmbedded<A, B> extends StdSerializer<A> {
    private final transient java.util.function.Function<A, B> conversion;

    AsEmbedded(Class<A> type, java.util.function.Function<A, B> conversion) {
      super(type);
      this.conversion = conversion;
    }

    @Override
    public void serialize(A value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeEmbeddedObject(conversion.apply(value));
    }
  }

  private static final class FromDecimal128 extends StdSerializer<Decimal128> {
    FromDecimal128() {
      super(Decimal128.class);
    }

    @Override
    public void serialize(Decimal128 value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeNumber(value.bigDecimalValue());
    }
  }
}
