package io.quizledger.platform.axon;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;

/// A letter holds an event, its metadata and its token; the queue has one serializer for all three.
/// Facts are written as in the log, what is the framework's or the platform's own as the general
/// serializer does.
final class DeadLetterSerializer implements Serializer {
  private static final String FRAMEWORK = "org.axonframework.eventhandling.";
  private static final String PLATFORM = "io.quizledger.platform.";

  private final Serializer events;
  private final Serializer tokens;

  DeadLetterSerializer(Serializer events, Serializer tokens) {
    this.events = events;
    this.tokens = tokens;
  }

  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
    return forName(object == null ? "" : object.getClass().getName())
        .serialize(object, expectedRepresentation);
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
    return events.canSerializeTo(expectedRepresentation)
        && tokens.canSerializeTo(expectedRepresentation);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <S, T> T deserialize(SerializedObject<S> serializedObject) {
    return forName(serializedObject.getType().getName()).deserialize(serializedObject);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class classForType(SerializedType type) {
    return forName(type.getName()).classForType(type);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    return forName(type == null ? "" : type.getName()).typeForClass(type);
  }

  @Override
  public Converter getConverter() {
    return events.getConverter();
  }

  private Serializer forName(String type) {
    return type != null && (type.startsWith(FRAMEWORK) || type.startsWith(PLATFORM))
        ? tokens
        : events;
  }
}
