package io.quizledger.events.serialization;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/// Axon's Jackson serializer, writing the names of [EventTypes] in place of class names.
///
/// It reads strictly: an unknown name, a revision that no upcaster lifts to today's, an unknown or
/// a missing field is a `SerializationException`. A reader that skipped what it does not understand
/// would build a wrong read model without a word.
public final class EventSerializer extends JacksonSerializer {
  private static final String METADATA = MetaData.class.getName();

  /// A serializer with a mapper of its own.
  public EventSerializer() {
    this(EventJson.mapper());
  }

  private EventSerializer(ObjectMapper mapper) {
    super(JacksonSerializer.builder().objectMapper(mapper));
  }

  @Override
  public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
    if (type == null || type == Void.class || type == void.class) {
      return SimpleSerializedType.emptyType();
    }
    if (type == MetaData.class) {
      return new SimpleSerializedType(METADATA, null);
    }
    return EventTypes.of(type)
        .map(known -> new SimpleSerializedType(known.name(), Integer.toString(known.revision())))
        .orElseThrow(() -> new SerializationException(type.getName() + " is no event"));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class classForType(SerializedType type) {
    if (SimpleSerializedType.emptyType().equals(type)) {
      return Void.class;
    }
    if (METADATA.equals(type.getName())) {
      return MetaData.class;
    }
    var known =
        EventTypes.named(type.getName())
            .orElseThrow(() -> new SerializationException("No event is named " + type.getName()));
    if (!Integer.toString(known.revision()).equals(type.getRevision())) {
      throw new SerializationException(
          "%s is read at revision %d; revision %s is from another program"
              .formatted(known.name(), known.revision(), type.getRevision()));
    }
    return known.eventClass();
  }
}
