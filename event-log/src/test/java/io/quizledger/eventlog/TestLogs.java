package io.quizledger.eventlog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/// Short words for the tests.
final class TestLogs {
  private TestLogs() {}

  static Serializer serializer() {
    return JacksonSerializer.builder()
        .objectMapper(new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS))
        .build();
  }

  static MongoEventLog.Builder log(MongoDatabase database) {
    return MongoEventLog.builder()
        .database(database)
        .eventSerializer(serializer())
        .snapshotSerializer(serializer());
  }

  static DomainEventMessage<?> event(String aggregate, long number, Object payload) {
    return new GenericDomainEventMessage<>("Test", aggregate, number, payload);
  }

  static DomainEventMessage<?> event(
      String aggregate, long number, Object payload, String... claims) {
    return new GenericDomainEventMessage<>(
        "Test",
        aggregate,
        number,
        payload,
        Claims.claiming(MetaData.emptyInstance(), List.of(claims)));
  }

  static DomainEventMessage<?> counted(String aggregate, long number) {
    return event(aggregate, number, new Events.Counted(aggregate, number));
  }

  static List<TrackedEventMessage<?>> all(MongoEventLog log) {
    return after(log, null);
  }

  static List<TrackedEventMessage<?>> after(MongoEventLog log, TrackingToken token) {
    try (var events = log.readEvents(token, false)) {
      return new ArrayList<>(events.toList());
    }
  }
}
