package io.quizledger.query.audit;

import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.quizledger.eventlog.EventLog;
import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.events.EventMetadata;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.testing.QuerySideTest;
import io.quizledger.query.testing.Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// On a log of its own, since it is damaged here.
@TestPropertySource(properties = "quizledger.mongodb.database=exports")
class ExportTest extends QuerySideTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PATH = "/api/log/export";

  @Autowired MongoDatabase ownDatabase;
  @Autowired EventLog log;
  @Autowired MongoEventLog wholeLog;

  private final QuizId quiz = new QuizId(fresh("quiz"));
  private final AccountId anna = new AccountId(fresh("anna"));
  private long first;
  private long last;

  @BeforeEach
  void aQuizAndAnAnswer() {
    var sat = attempt(quiz, anna, 1);
    first =
        append(created(quiz, Visibility.PUBLIC), published(paper(quiz, 1, question(Q1, "1.5000"))));
    append(started(sat, Samples.NOON));
    last = append(answered(sat, Q1, 1, Samples.NOON.plusSeconds(3)));
  }

  private Answer export(String query) {
    return get(PATH + query, "ada", Role.ANALYST);
  }

  private List<JsonNode> lines(String query) {
    var answer = export(query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().lines().map(JSON::readTree).toList();
  }

  private String mine() {
    return "from=" + first + "&to=" + last;
  }

  @Test
  void everyEventIsALineOfJsonInTheOrderOfTheLog() {
    var answer = export("?format=ndjson&" + mine());
    var lines = answer.text().lines().map(JSON::readTree).toList();

    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.header("Log-Position")).isEqualTo(Long.toString(last));
    assertThat(answer.header("Content-Disposition"))
        .contains("quizledger-%d-%d.ndjson".formatted(first, last));
    assertThat(answer.text()).endsWith("}\n");
    assertThat(lines)
        .extracting(line -> line.path("type").asString())
        .containsExactly(
            "quiz.created", "quiz.published", "attempt.started", "attempt.answer-given");
    assertThat(lines)
        .extracting(line -> line.path("position").asLong() + "/" + line.path("index").asInt())
        .containsExactly(first + "/0", first + "/1", first + 1 + "/0", last + "/0");
  }

  @Test
  void aLineHoldsAllThatStandsInTheLog() {
    var line = lines("?" + mine()).get(1);

    assertThat(line.propertyNames())
        .containsExactly(
            "position",
            "index",
            "time",
            "type",
            "revision",
            "eventId",
            "aggregateType",
            "aggregateId",
            "sequence",
            "payload",
            "metadata",
            "commitTime",
            "hash");
    assertThat(line.path("payload").path("quizId").asString()).isEqualTo(quiz.value());
    assertThat(line.at("/payload/paper/questions/0/points").toString()).isEqualTo("1.5");
    assertThat(line.path("metadata").path(EventMetadata.ACTOR).asString()).isEqualTo("somebody");
    assertThat(line.path("sequence").asLong()).isEqualTo(1);
    assertThat(line.path("hash").asString()).isEqualTo(log.commitAt(first).orElseThrow().hash());
    assertThat(Instant.parse(line.path("commitTime").asString()))
        .isEqualTo(log.commitAt(first).orElseThrow().time());
  }

  @Test
  void bothEndsOfTheRangeAreIncluded() {
    assertThat(lines("?from=" + last + "&to=" + last)).hasSize(1);
    assertThat(lines("?from=" + first + "&to=" + first)).hasSize(2);
  }

  @Test
  void withoutARangeEverythingComes() {
    var lines = lines("");

    assertThat(lines.getFirst().path("position").asLong()).isEqualTo(1);
    assertThat(lines.getLast().path("position").asLong()).isEqualTo(log.head().position());
  }

  @Test
  void aRangeBeyondTheEndIsEmpty() {
    var beyond = export("?from=" + (log.head().position() + 1));

    assertThat(beyond.status()).isEqualTo(200);
    assertThat(beyond.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "type=quiz.created, 1",
    "type=quiz.created&type=attempt.started, 2",
    "'type=quiz.created,attempt.started', 2",
    "type=quiz.withdrawn, 0"
  })
  void onlyEventsOfTheTypesAskedForCome(String filter, int count) {
    assertThat(lines("?" + mine() + "&" + filter)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "format=csv, format",
    "from=0, from",
    "from=x, from",
    "from=5&to=4, to",
    "to=0, to",
    "to=x, to",
    "type=quiz.invented, type",
    "'type=quiz.created,quiz.invented', type"
  })
  void aParameterThatIsNotRightIsNamed(String query, String field) {
    var answer = export("?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.at("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void parquetHoldsTheSameAsTheLinesDo() throws IOException {
    var rows =
        ParquetRows.read(
            stream(PATH + "?format=parquet&" + mine(), "ada", Role.ANALYST, Duration.ofMinutes(1))
                .body()
                .readAllBytes());
    var lines = lines("?" + mine());

    assertThat(rows).hasSameSizeAs(lines);
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var line = lines.get(i);
      for (var name : List.of("position", "index", "sequence")) {
        assertThat(row.get(name)).as(name).isEqualTo(line.path(name).toString());
      }
      for (var name :
          List.of("type", "revision", "eventId", "aggregateType", "aggregateId", "hash")) {
        assertThat(row.get(name)).as(name).isEqualTo(line.path(name).asString());
      }
      for (var name : List.of("payload", "metadata")) {
        assertThat(JSON.readTree(row.get(name))).as(name).isEqualTo(line.path(name));
      }
      for (var name : List.of("time", "commitTime")) {
        assertThat(Instant.ofEpochMilli(Long.parseLong(row.get(name))))
            .as(name)
            .isEqualTo(Instant.parse(line.path(name).asString()));
      }
    }
  }

  @Test
  void parquetWithoutAnEventIsAFileToo() throws IOException {
    var file =
        stream(
                PATH + "?format=parquet&type=quiz.withdrawn",
                "ada",
                Role.ANALYST,
                Duration.ofMinutes(1))
            .body()
            .readAllBytes();

    assertThat(ParquetRows.read(file)).isEmpty();
  }

  @Test
  void parquetInManyGroupsOfRowsHoldsThemAll() throws IOException {
    var file = new java.io.ByteArrayOutputStream();
    try (var sink = new ParquetSink(file, 1);
        var commits = wholeLog.commits(first, last)) {
      while (commits.hasNext()) {
        var commit = commits.next();
        for (var i = 0; i < 100; i++) {
          sink.write(commit, commit.events().getFirst());
        }
      }
    }

    assertThat(ParquetRows.read(file.toByteArray())).hasSize(300);
    assertThat(ParquetRows.groups(file.toByteArray())).isGreaterThan(3);
  }

  @Test
  void anExportThatMeetsAHoleBreaksOffSoThatNobodyTakesItForWhole() {
    var positions = new ArrayList<Long>();
    for (var i = 0; i < 60; i++) {
      positions.add(
          append(
              new QuizDetailsChanged(
                  quiz, new QuizDetails("Long", "x".repeat(4_000), null, List.of(), null, null))));
    }
    var commits = ownDatabase.getCollection("events", RawBsonDocument.class);
    var hole = Filters.eq("_id", positions.get(50));
    var removed = commits.findOneAndDelete(hole);
    try {
      assertThatThrownBy(
              () ->
                  stream(
                          PATH + "?from=" + positions.getFirst(),
                          "ada",
                          Role.ANALYST,
                          Duration.ofMinutes(1))
                      .body()
                      .readAllBytes())
          .isInstanceOf(IOException.class);
    } finally {
      commits.insertOne(removed);
    }
  }

  @Test
  void moreExportsThanANodeMaySendAtOnceAreRefusedForNow() {
    var endpoint =
        new ExportEndpoint(wholeLog, JSON, new AuditSettings(1, 0, DataSize.ofMegabytes(1)));

    assertThatThrownBy(
            () ->
                endpoint.export(
                    "ndjson",
                    1,
                    null,
                    null,
                    new MockHttpServletRequest(),
                    new MockHttpServletResponse()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(CommonErrorCode.TOO_MANY_REQUESTS));
  }
}
