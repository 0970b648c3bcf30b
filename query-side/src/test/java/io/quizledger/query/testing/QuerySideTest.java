package io.quizledger.query.testing;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.Q2;
import static io.quizledger.query.testing.Samples.created;
import static io.quizledger.query.testing.Samples.paper;
import static io.quizledger.query.testing.Samples.published;
import static io.quizledger.query.testing.Samples.question;
import static io.quizledger.query.testing.Samples.started;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.eventlog.Claims;
import io.quizledger.eventlog.CommitReceipt;
import io.quizledger.events.EventMetadata;
import io.quizledger.events.account.Role;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.platform.access.AccountFields;
import io.quizledger.platform.access.PublishedKeys;
import io.quizledger.query.QuerySide;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The query side as a program of its own on an embedded database; facts are appended straight to
/// the log, and everything else is asked for over HTTP.
@SpringBootTest(
    classes = QuerySide.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class QuerySideTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Long> SEQUENCES = new ConcurrentHashMap<>();

  @LocalServerPort int port;
  @Autowired EventStore events;
  @Autowired PublishedKeys keys;
  @Autowired MongoDatabase database;

  private final HttpClient http = HttpClient.newHttpClient();
  private long position;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
  }

  @BeforeEach
  void publishTheKey() {
    Bearer.publishTo(keys);
  }

  /// An id that no other test uses.
  protected static String fresh(String kind) {
    return kind + "-" + UUID.randomUUID().toString().substring(24);
  }

  /// Appends one commit of all `facts` and returns its position, up to which reads wait from now
  /// on.
  protected long append(Object... facts) {
    var unit = DefaultUnitOfWork.startAndGet(null);
    for (var fact : facts) {
      var aggregateId = Facts.aggregateOf(fact);
      var sequence = SEQUENCES.merge(aggregateId, 0L, (last, zero) -> last + 1);
      events.publish(
          new GenericDomainEventMessage<>("fact", aggregateId, sequence, fact, metadata(fact)));
    }
    unit.commit();
    position = CommitReceipt.of(unit).position();
    return position;
  }

  /// A public quiz of the questions `Q1` and `Q2`, and that attempt at it, open since noon.
  protected void openAttempt(AttemptRef attempt) {
    var paper = paper(attempt.quizId(), 1, question(Q1, "1"), question(Q2, "1"));
    append(created(attempt.quizId(), Visibility.PUBLIC), published(paper));
    append(started(attempt, NOON));
  }

  private static MetaData metadata(Object fact) {
    var metadata = MetaData.with(EventMetadata.ACTOR, "somebody");
    return fact instanceof QuizPublished published
        ? Claims.claiming(metadata, List.of(Paper.claim(published.quizId(), published.version())))
        : metadata;
  }

  /// Somebody with a name.
  protected void account(String accountId, String displayName, boolean onLeaderboards) {
    database
        .getCollection(AccountFields.COLLECTION)
        .replaceOne(
            new Document("_id", accountId),
            new Document("_id", accountId)
                .append(AccountFields.EMAIL, accountId + "@school.example")
                .append(AccountFields.DISPLAY_NAME, displayName)
                .append(AccountFields.ON_LEADERBOARDS, onLeaderboards)
                .append(AccountFields.ROLE, "LEARNER")
                .append(AccountFields.CREATED_AT, new Date()),
            new ReplaceOptions().upsert(true));
  }

  /// Asks as that account in that role, and for an answer that reflects what was appended.
  protected Answer get(String path, String accountId, Role role) {
    try {
      var response =
          http.send(
              request(path, accountId, role, Duration.ofMinutes(5)).build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Sends what is no reading: with a JSON body, or without one where `body` is empty.
  protected Answer send(String method, String path, String body, Role role) {
    return send(method, path, body, "somebody", role);
  }

  /// As `send`, as that account.
  protected Answer send(String method, String path, String body, String accountId, Role role) {
    var request = request(path, accountId, role, Duration.ofMinutes(5));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    try {
      var response =
          http.send(
              request.method(method, BodyPublishers.ofString(body)).build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// As `get`, for an answer that reflects all up to `readTo`.
  protected Answer getAt(long readTo, String path, String accountId, Role role) {
    var appended = position;
    position = readTo;
    try {
      return get(path, accountId, role);
    } finally {
      position = appended;
    }
  }

  /// As `stream`, without waiting for what was appended after `readTo`.
  protected HttpResponse<InputStream> streamAt(
      long readTo,
      String path,
      String accountId,
      Role role,
      Duration tokenLife,
      String... headers) {
    var appended = position;
    position = readTo;
    try {
      return stream(path, accountId, role, tokenLife, headers);
    } finally {
      position = appended;
    }
  }

  /// Opens a stream as that account with a token that lives as long.
  protected HttpResponse<InputStream> stream(
      String path, String accountId, Role role, Duration tokenLife, String... headers) {
    var request = request(path, accountId, role, tokenLife).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(
      String path, String accountId, Role role, Duration tokenLife) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", Bearer.header(accountId, role.name(), tokenLife))
        .header("Log-Position", Long.toString(position));
  }

  /// What came back.
  public record Answer(int status, Map<String, List<String>> headers, String text) {
    public JsonNode body() {
      return JSON.readTree(text);
    }

    /// The value at a JSON pointer, as text; null where there is none.
    public String at(String pointer) {
      var node = body().at(pointer);
      return node.isMissingNode() ? null : node.asString();
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }
  }
}
