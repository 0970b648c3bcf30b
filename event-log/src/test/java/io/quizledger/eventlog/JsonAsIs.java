package io.quizledger.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/// Hands payloads to the log that are JSON already, so that no other library's way of writing it is
/// part of what a test looks at.
final class JsonAsIs implements Serializer {
  private static final ObjectMapper METADATA = new ObjectMapper();

  /// A payload.
  ///
  /// @param type the chosen name of the kind of event
  /// @param revision absent where it has none
  /// @param json as the log gets it
  record Payload(String type, @Nullable String revision, String json) {}

  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
    var bytes =
        object instanceof Payload payload
            ? payload.json().getBytes(StandardCharsets.UTF_8)
            : written(object);
    return new SimpleSerializedObject<>(representation.cast(bytes), representation, typeOf(object));
  }

  private static byte[] written(Object metadata) {
    try {
      return METADATA.writeValueAsBytes(metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SerializedType typeOf(Object object) {
    return object instanceof Payload payload
        ? new SimpleSerializedType(payload.type(), payload.revision())
        : new SimpleSerializedType(object.getClass().getName(), null);
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return representation == byte[].class;
  }

  @Override
  public <S, T> T deserialize(SerializedObject<S> serialized) {
    throw new UnsupportedOperationException("Nothing is read back");
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return Payload.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    return new SimpleSerializedType(Payload.class.getName(), null);
  }

  @Override
  public Converter getConverter() {
    return new ChainingConverter();
  }
}
