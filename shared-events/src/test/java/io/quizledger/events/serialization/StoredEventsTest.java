package io.quizledger.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizledger.events.account.AccountErased;
import io.quizledger.events.account.AccountEvent;
import io.quizledger.events.account.AccountRegistered;
import io.quizledger.events.account.Role;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.quiz.QuizEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredEventsTest {
  private static final ObjectMapper TREES = EventJson.mapper();

  private final EventSerializer serializer = new EventSerializer();

  static List<StoredSample> samples() {
    return StoredSample.all();
  }

  static List<EventType> types() {
    return EventTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyStoredSampleIsReadThroughTheUpcastersAndWrittenBackEqual(StoredSample sample)
      throws Exception {
    var type = EventTypes.named(sample.name()).orElseThrow();
    var event = read(sample.name(), sample.revision(), sample.json(), EventUpcasters.chain());

    assertThat(event).isInstanceOf(type.eventClass());
    var written = serializer.serialize(event, String.class);
    assertThat(written.getType().getName()).isEqualTo(sample.name());
    assertThat(written.getType().getRevision()).isEqualTo("" + type.revision());
    if (sample.revision() == type.revision()) {
      assertThat(TREES.readTree(written.getData())).isEqualTo(TREES.readTree(sample.json()));
    }
    assertThat(read(sample.name(), type.revision(), written.getData(), EventUpcasters.chain()))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyRevisionOfEveryEventHasASample(EventType type) {
    assertThat(samples().stream().filter(s -> s.name().equals(type.name())))
        .map(StoredSample::revision)
        .containsAll(IntStream.rangeClosed(1, type.revision()).boxed().toList());
  }

  @Test
  void everyEventOfTheSealedFamiliesIsInTheCatalogue() {
    assertThat(EventTypes.ALL.stream().map(EventType::eventClass))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(QuizEvent.class, AttemptEvent.class, AccountEvent.class)
                .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("types")
  void aNameIsChosenAndSaysNothingOfTheClass(EventType type) {
    assertThat(type.name()).matches("(quiz|attempt|account)\\.[a-z]+(-[a-z]+)*");
    assertThat(serializer.typeForClass(type.eventClass()).getName()).isEqualTo(type.name());
  }

  @Test
  void anOlderRevisionIsLiftedStepByStep() {
    var chain =
        new EventUpcasterChain(
            new RevisionStep(
                "account.registered", -1, json -> json.put("role", json.remove("r").textValue())),
            new RevisionStep(
                "account.registered", 0, json -> json.put("registeredAt", "2026-01-01T00:00:00Z")));

    var event = read("account.registered", -1, "{\"accountId\":\"a\",\"r\":\"ANALYST\"}", chain);

    assertThat(event)
        .isEqualTo(
            new AccountRegistered(
                new AccountId("a"), Role.ANALYST, Instant.parse("2026-01-01T00:00:00Z")));
  }

  static List<Arguments> unreadable() {
    return List.of(
        arguments("account.registred", 1, "{}"),
        arguments(AccountRegistered.class.getName(), 1, "{}"),
        arguments(
            "account.erased", 2, "{\"accountId\":\"a\",\"erasedAt\":\"2026-01-01T00:00:00Z\"}"),
        arguments("account.erased", 1, "{\"accountId\":\"a\"}"),
        arguments(
            "account.erased", 1, "{\"accountId\":null,\"erasedAt\":\"2026-01-01T00:00:00Z\"}"),
        arguments(
            "account.erased",
            1,
            "{\"accountId\":\"a\",\"erasedAt\":\"2026-01-01T00:00:00Z\",\"x\":1}"),
        arguments(
            "account.erased",
            1,
            "{\"accountId\":\"a\",\"accountId\":\"b\",\"erasedAt\":\"2026-01-01T00:00:00Z\"}"),
        arguments(
            "account.erased", 1, "{\"accountId\":\"a\",\"erasedAt\":\"2026-01-01T00:00:00Z\"}}"),
        arguments(
            "quiz.withdrawn", 1, "{\"quizId\":\"q\",\"withdrawnAt\":\"2026-01-01T00:00:00Z\"}"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatIsNotUnderstoodIsRefusedAndNeverSkipped(String name, int revision, String json) {
    assertThatThrownBy(() -> read(name, revision, json, EventUpcasters.chain()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void whatIsNoEventIsNotWritten() {
    assertThatThrownBy(() -> serializer.serialize("text", String.class))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void instantsAreWrittenWithThreeDecimals() {
    var event = new AccountErased(new AccountId("a"), Instant.parse("2026-01-01T00:00:00.5Z"));

    assertThat(serializer.serialize(event, String.class).getData())
        .isEqualTo("{\"accountId\":\"a\",\"erasedAt\":\"2026-01-01T00:00:00.500Z\"}");
  }

  @Test
  void metadataIsWrittenAndReadAsAxonDoes() {
    var metadata = MetaData.from(Map.of("actorId", "a-1"));
    var written = serializer.serialize(metadata, byte[].class);

    assertThat(serializer.<byte[], MetaData>deserialize(written)).isEqualTo(metadata);
  }

  private Object read(String name, int revision, String json, EventUpcaster upcasters) {
    var entry =
        new GenericDomainEventEntry<>(
            "type",
            "aggregate",
            0,
            "event",
            Instant.EPOCH,
            name,
            "" + revision,
            json.getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8));
    var lifted =
        upcasters
            .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
            .findFirst()
            .orElseThrow();
    return serializer.deserialize(lifted.getData());
  }
}
