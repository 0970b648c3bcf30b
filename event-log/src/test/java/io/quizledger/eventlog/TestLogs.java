package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import io.quizledger.eventlog.Events.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
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

  static MongoEventLog.Builder builder(MongoDatabase database) {
    return MongoEventLog.builder()
        .database(database)
        .settings(EventLogSettings.defaults().withAppendTimeout(Duration.ofSeconds(20)))
        .eventSerializer(serializer())
        .snapshotSerializer(serializer());
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

  static DomainEventMessage<?> counted(String aggregate, long number, String... claims) {
    return event(aggregate, number, new Counted(aggregate, number), claims);
  }

  static List<TrackedEventMessage<?>> all(MongoEventLog log) {
    return after(log, null);
  }

  static List<TrackedEventMessage<?>> after(MongoEventLog log, TrackingToken token) {
    try (var events = log.readEvents(token, false)) {
      return new ArrayList<>(events.toList());
    }
  }

  static List<String> ids(Collection<? extends EventMessage<?>> events) {
    return events.stream().<String>map(EventMessage::getIdentifier).toList();
  }

  /// No gap, nothing lost, nothing doubled, nothing out of order, and a sound chain.
  static void assertSound(
      TestServer server, MongoEventLog log, Collection<String> acknowledgedIds) {
    var events = all(log);
    var ids = ids(events);
    assertThat(ids).doesNotHaveDuplicates().containsAll(acknowledgedIds);
    Map<String, Long> lastNumbers = new HashMap<>();
    var last = -1L;
    for (var event : events) {
      var token = event.trackingToken().position().orElseThrow();
      assertThat(token).isGreaterThan(last);
      last = token;
      if (event instanceof DomainEventMessage<?> domain) {
        var expected = lastNumbers.getOrDefault(domain.getAggregateIdentifier(), -1L) + 1;
        assertThat(domain.getSequenceNumber())
            .as("next of %s", domain.getAggregateIdentifier())
            .isEqualTo(expected);
        lastNumbers.put(domain.getAggregateIdentifier(), expected);
      }
    }
    var commits = server.database().getCollection("events").countDocuments();
    assertThat(log.head().position()).as("positions without gaps").isEqualTo(commits);
    assertThat(verified(server))
        .isEqualTo(
            new LogVerification.Outcome.Sound(commits, log.head().hash(), log.head().root()));
  }

  static LogVerification.Outcome verified(TestServer server) {
    return new LogVerification(server.database(), "events")
        .run(Map.of(), Duration.ofHours(1), progress -> {}, () -> false);
  }
}
