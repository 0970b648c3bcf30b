package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.all;
import static io.quizledger.eventlog.TestLogs.counted;
import static io.quizledger.eventlog.TestLogs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.eventlog.Events.Priced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/// What goes in comes out, and an analyst can read it in between.
interface ContentsContract extends LogContract {
  @Test
  default void decimalsComeBackWithEveryDigitAndTrailingZero() {
    var log = server().log();
    var amounts =
        List.of(
            "0",
            "1.2500",
            "-0.0001",
            "1E+3",
            "100",
            "9223372036854775808",
            "0E-7",
            "1234567890123456789012345678901234",
            "1E+400",
            "3.14159265358979323846264338327950288419716939937510");
    for (var i = 0; i < amounts.size(); i++) {
      var amount = new BigDecimal(amounts.get(i));
      log.appendEvents(event("a", i, new Priced(amount, List.of(), Map.of("n", amount), null)));
    }

    assertThat(all(log).stream().map(event -> ((Priced) event.getPayload()).amount()))
        .containsExactlyElementsOf(amounts.stream().map(BigDecimal::new).toList());
  }

  @Test
  default void textsAndFieldNamesOfEveryKindComeBack() {
    var log = server().log();
    var texts =
        List.of(
            "", "\"\\/\b\f\n\r\t\u0001", "käse 🧀 \u202Eabc", "a\0b", "$set", "{\"%decimal\":1}");
    var parts = new LinkedHashMap<String, BigDecimal>();
    for (var name :
        List.of("z", "a", "", ".", "a.b", "$where", "%24", "%", "100%", "%decimal", "\0", "ü")) {
      parts.put(name, BigDecimal.ONE);
    }
    var priced = new Priced(BigDecimal.TEN, texts, parts, true);
    log.appendEvents(event("a", 0, priced));

    var read = (Priced) all(log).getFirst().getPayload();
    assertThat(read).isEqualTo(priced);
    assertThat(new ArrayList<>(read.parts().keySet())).isEqualTo(new ArrayList<>(parts.keySet()));
  }

  @Test
  default void metadataComesBackWithoutTheClaimsWhichStandAmongTheKeys() {
    var log = server().log();
    var metadata = MetaData.with("actor", "account-1").and("tries", 3);
    log.appendEvents(
        new GenericDomainEventMessage<>(
            "Test", "a", 0, "payload", Claims.claiming(metadata, List.of("request:1"))));

    assertThat(all(log).getFirst().getMetaData())
        .isEqualTo(MetaData.with("actor", "account-1").and("tries", 3));
    assertThat(log.commitAt(1).orElseThrow().keys()).containsExactly("a#0", "request:1");
  }

  @Test
  default void payloadsCanBeQueriedByField() {
    var log = server().log();
    log.appendEvents(
        event("a", 0, new Priced(new BigDecimal("1.2500"), List.of("x"), Map.of(), true)));
    log.appendEvents(counted("b", 0));

    var commits = server().database().getCollection("events");
    var found =
        commits.find(new Document("events.payload.amount", Decimal128.parse("1.25"))).first();
    assertThat(found).isNotNull();
    assertThat(found.get("_id")).isEqualTo(1L);
    assertThat(commits.find(new Document("events.payload.writer", "b")).first().get("_id"))
        .isEqualTo(2L);
  }

  @Test
  default void identityTypeAndTimeOfAnEventComeBack() {
    var log = server().log();
    var time = Instant.parse("2026-03-29T00:59:59.123Z");
    var message =
        new GenericDomainEventMessage<>(
            "Test", "a", 0, "payload", MetaData.emptyInstance(), "event-1", time);
    log.appendEvents(message);

    var read = log.readEvents("a").next();
    assertThat(read.getIdentifier()).isEqualTo("event-1");
    assertThat(read.getTimestamp()).isEqualTo(time);
    assertThat(read.getType()).isEqualTo("Test");
    assertThat(read.getPayloadType()).isEqualTo(String.class);
  }

  @Test
  default void aPayloadThatIsNestedTooDeeplyIsRefused() {
    var log = server().log();
    Object nested = "x";
    for (var depth = 0; depth < 100; depth++) {
      nested = List.of(nested);
    }
    var payload = new ArrayList<>(List.of(nested));

    assertThatThrownBy(() -> log.appendEvents(event("a", 0, payload)))
        .isInstanceOf(CommitRefusedException.class);
  }
}
