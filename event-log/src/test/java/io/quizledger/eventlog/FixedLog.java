package io.quizledger.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/// A small log of which every byte is known: the events that are appended, and the documents that
/// they became once, in `format-1.jsonl`. That file is never written anew. Logs that exist are
/// written as it is: a change that it does not fit is another format, with another number.
final class FixedLog {
  private static final Path RESOURCES =
      Path.of("src", "test", "resources", "io", "quizledger", "eventlog");
  private static final JsonWriterSettings CANONICAL =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  /// What is appended at once, and what the clock says then.
  record Appended(Instant now, List<? extends EventMessage<?>> events) {}

  private FixedLog() {}

  /// The stored commits, in the order of the log.
  static List<RawBsonDocument> stored() {
    return lines().stream().map(RawBsonDocument::parse).toList();
  }

  /// Canonical extended JSON, a commit in each line.
  static List<String> lines() {
    return read("format-1.jsonl").lines().toList();
  }

  /// Hashes, roots and proofs, as they are written down beside the commits.
  static String evidence() {
    return read("format-1-evidence.json");
  }

  static Path file() {
    return RESOURCES.resolve("format-1.jsonl").toAbsolutePath();
  }

  static String line(BsonDocument commit) {
    return commit.toJson(CANONICAL);
  }

  private static String read(String name) {
    try (var in = Objects.requireNonNull(FixedLog.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path written(Path file, List<String> lines) {
    try {
      return Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Appends everything to an empty log and returns what it became.
  static List<RawBsonDocument> writtenAnew(TestServer server) {
    var clock = new SettableClock(Instant.EPOCH);
    var serializer = new JsonAsIs();
    var log =
        server.opened(
            TestLogs.builder(server.database())
                .clock(clock)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer));
    for (var appended : appended()) {
      clock.set(appended.now());
      log.appendEvents(appended.events());
    }
    return commits(server);
  }

  /// What stands in the database of `server`, in the order of the log.
  static List<RawBsonDocument> commits(TestServer server) {
    return server
        .database()
        .getCollection("events", RawBsonDocument.class)
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  static List<Appended> appended() {
    return List.of(
        at(
            "2026-03-02T08:00:00.000Z",
            fact("quiz-1", 0, "quiz-created", null, "{\"title\":\"Käse 🧀 \\u202Eabc\"}")),
        at(
            "2026-03-02T08:00:00.001Z",
            fact(
                "quiz-1",
                1,
                "question-added",
                "2",
                """
                {"points":1.2500,"same":1.25,"weights":[100,-33.33333,0,0.0000],"shuffled":false}\
                """,
                "request:5f1c",
                "paper:quiz-1#1")),
        at(
            "2026-03-02T08:00:01.500Z",
            fact("attempt-1", 0, "attempt-started", "1", "{\"quizId\":\"quiz-1\",\"number\":1}"),
            fact(
                "attempt-2",
                0,
                "attempt-started",
                "1",
                "{\"quizId\":\"quiz-1\",\"number\":2}",
                "attempt:quiz-1:ünï#1"),
            fact("attempt-1", 1, "answer-given", "3", "{\"response\":{\"choice\":\"b\"}}")),
        at("2026-03-02T08:00:02.000Z", plain("event-of-nothing", "{}")),
        at(
            "2026-03-02T08:00:03.000Z",
            plain("account-erased", "{\"accountId\":\"a7\"}", "account:a7#erased")),
        at(
            "2026-03-02T08:00:04.000Z",
            fact(
                "numbers",
                0,
                "numbers-seen",
                "1",
                """
                {"smallest":-9223372036854775808,"largest":9223372036854775807,\
                "beyond":9223372036854775808,"digits34":1234567890123456789012345678901234,\
                "digits35":12345678901234567890123456789012345,"exponent":1E+3,"tiny":0E-7,\
                "negative":-0.0001,"huge":1E+400,"outside":1E+7000,\
                "pi":3.14159265358979323846264338327950288419716939937510}\
                """)),
        at(
            "2026-03-02T08:00:05.000Z",
            fact(
                "names",
                0,
                "names-seen",
                "1",
                """
                {"z":1,"a":2,"":3,".":4,"a.b":5,"$where":6,"%24":7,"%":8,"100%":9,"\\u0000":10,\
                "ü":11,"🧀":12}\
                """)),
        at(
            "2026-03-02T08:00:06.000Z",
            fact(
                "shapes",
                0,
                "shapes-seen",
                "1",
                "{\"object\":{},\"array\":[],\"nested\":[[1,[null,true]],{\"a\":{\"b\":[]}}]}"),
            fact("shapes", 1, "shapes-seen", "1", "\"a text, and a NUL \\u0000 in it\""),
            fact("shapes", 2, "shapes-seen", "1", "null"),
            fact("shapes", 3, "shapes-seen", "1", "[false,\"\"]")),
        // Its clock is behind, so its time is that of the commit before.
        at(
            "2026-03-02T08:00:00.000Z",
            new GenericDomainEventMessage<>(
                "Test",
                "before-1970",
                0,
                new JsonAsIs.Payload("early", "1", "{\"at\":\"1969-07-20T20:17:40Z\"}"),
                MetaData.emptyInstance(),
                "event-before-1970-0",
                Instant.parse("1969-07-20T20:17:40.123Z"))),
        at(
            "2026-03-02T08:00:07.999999Z",
            new GenericDomainEventMessage<>(
                "Test",
                "metadata",
                0,
                new JsonAsIs.Payload("told-by-somebody", "10", "{\"text\":\"" + longText() + "\"}"),
                Claims.claiming(
                    MetaData.with("actor", "account-1")
                        .and("tries", 3)
                        .and("share", new BigDecimal("0.50"))
                        .and("trace", Map.of("id", "00-4bf9-01")),
                    List.of("request:%$.ü")),
                "event-metadata-0",
                Instant.parse("2026-03-02T08:00:07.999Z"))),
        at(
            "2038-01-19T03:14:08.000Z",
            fact("quiz-1", 2, "quiz-published", "1", "{\"version\":1}")));
  }

  /// More bytes than one holds, of one to four for each character.
  private static String longText() {
    return "aé€🧀".repeat(40);
  }

  private static Appended at(String now, EventMessage<?>... events) {
    return new Appended(Instant.parse(now), List.of(events));
  }

  private static EventMessage<?> fact(
      String aggregate,
      long number,
      String type,
      @Nullable String revision,
      String json,
      String... claims) {
    return new GenericDomainEventMessage<>(
        "Test",
        aggregate,
        number,
        new JsonAsIs.Payload(type, revision, json),
        Claims.claiming(MetaData.emptyInstance(), List.of(claims)),
        "event-" + aggregate + "-" + number,
        Instant.parse("2026-03-02T07:59:59.250Z").plusMillis(number));
  }

  private static EventMessage<?> plain(String type, String json, String... claims) {
    return new GenericEventMessage<>(
        "event-" + type,
        new JsonAsIs.Payload(type, "1", json),
        Claims.claiming(MetaData.emptyInstance(), List.of(claims)),
        Instant.parse("2026-03-02T07:59:59.250Z"));
  }
}
