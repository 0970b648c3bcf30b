package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.quizledger.platform.projections.Games.Chatted;
import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Table;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class LiveFoldingTest {
  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private ReadModelEngine engine;

  @BeforeEach
  void start() {
    engine = Engines.games(mongo, log);
  }

  @AfterEach
  void close() {
    engine.close();
    mongo.close();
  }

  @Test
  void a_document_holds_what_its_events_say_and_the_token_of_the_last() {
    log.append(new Won("chess", "ann", new BigDecimal("1.50")));
    long position = log.append(new Chatted("hello"), new Won("chess", "ann", BigDecimal.TWO));
    engine.await("games", position);

    var score = engine.documents("games", "scores", ScoreOf.class).find("chess-ann").orElseThrow();

    assertThat(score.document())
        .isEqualTo(new ScoreOf("chess", "ann", new BigDecimal("3.50"), Instant.ofEpochSecond(2)));
    assertThat(score.token()).isEqualTo(2L << 16 | 1);
  }

  @Test
  void one_event_that_changes_two_sources_changes_what_follows_twice() {
    log.append(new Won("chess", "ann", BigDecimal.TEN), new Won("chess", "bob", BigDecimal.ONE));
    engine.await("games", log.append(new Given("chess", "ann", "bob", BigDecimal.TWO)));

    var table = engine.documents("games", "tables", Table.class).find("chess").orElseThrow();

    assertThat(table.document()).isEqualTo(new Table("chess", 2, new BigDecimal(11), 4));
  }

  @Test
  void asking_for_a_position_waits_until_its_last_event_is_folded() {
    for (int i = 0; i < 300; i++) {
      long position =
          log.append(new Won("chess", "ann", BigDecimal.ONE), new Won("go", "ann", BigDecimal.ONE));
      var asOf = engine.await("games", position);
      assertThat(asOf.position()).isGreaterThanOrEqualTo(position);
      assertThat(asOf.time()).isEqualTo(Instant.ofEpochSecond(asOf.position()));
      assertThat(engine.documents("games", "scores", ScoreOf.class).find("go-ann"))
          .hasValueSatisfying(
              score -> assertThat(score.token()).isGreaterThanOrEqualTo(position << 16 | 1));
    }
  }

  @Test
  void a_position_beyond_the_log_is_not_yet_reflected() {
    engine.close();
    engine = Engines.games(mongo, log, Engines.impatient(), Faults.NONE);
    assertThatThrownBy(() -> engine.await("games", 1_000L))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code().name()).isEqualTo("NOT_YET_REFLECTED");
              assertThat(refusal.retryAfter()).isNotNull();
            });
  }

  @Test
  void what_somebody_waits_for_is_hurried() {
    engine.close();
    engine = Engines.games(mongo, log, Engines.impatient(), Faults.NONE);
    long there = log.append(new Won("chess", "ann", BigDecimal.ONE));
    Engines.untilRead(engine, there);
    assertThatThrownBy(() -> engine.await("games", 1_000L)).isInstanceOf(Refusal.class);

    assertThat(log.hurried()).endsWith(1_000L);
  }

  @Test
  void what_one_read_model_has_waited_the_request_has_waited() {
    engine.close();
    engine = Engines.games(mongo, log, Engines.impatient(), Faults.NONE);
    Engines.untilRead(engine, 0);
    var request = new MockHttpServletRequest();
    request.addHeader(LogPosition.HEADER, 1_000);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      assertThatThrownBy(() -> engine.awaitRequested("games")).isInstanceOf(Refusal.class);
      assertThat(RequestDeadline.after(Duration.ofHours(1)) - System.nanoTime()).isNegative();
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  @Test
  void an_idle_node_goes_on_to_say_that_it_is_alive() {
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));
    // By token: that it was stored anew is a sign of work.
    var signs = new HashMap<Object, Set<Object>>();

    Engines.until(
        () -> {
          var stored = mongo.database().getCollection("trackingtokens").find().first();
          var ofThisToken = signs.computeIfAbsent(stored.get("token"), token -> new HashSet<>());
          ofThisToken.add(stored.get("timestamp"));
          return ofThisToken.size() > 1;
        });
  }

  @Test
  void documents_are_found_by_what_they_hold_in_the_order_asked_for() {
    log.append(new Won("chess", "ann", BigDecimal.ONE), new Won("go", "ann", BigDecimal.ONE));
    engine.await("games", log.append(new Won("chess", "bob", BigDecimal.TEN)));
    var scores = engine.documents("games", "scores", ScoreOf.class);

    assertThat(scores.find(Filters.eq("game", "chess"), Sorts.descending("points"), 10))
        .extracting(Stored::id)
        .containsExactly("chess-bob", "chess-ann");
    assertThat(scores.count(Filters.eq("game", "chess"), 1)).isEqualTo(1);
    assertThat(scores.count(Filters.eq("game", "chess"), 9)).isEqualTo(2);
  }

  @Test
  void a_read_model_and_its_token_go_on_where_they_were() {
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));
    engine.close();
    long position = log.append(new Won("chess", "ann", BigDecimal.ONE));
    start();
    engine.await("games", position);

    assertThat(engine.documents("games", "tables", Table.class).find("chess"))
        .hasValueSatisfying(table -> assertThat(table.document().changes()).isEqualTo(2));
  }

  @Test
  void a_document_that_another_node_has_made_already_is_found_and_counted_once() {
    long first = log.append(new Won("chess", "ann", BigDecimal.ONE));
    engine.await("games", first);
    long token = (first + 1) << 16;
    mongo
        .database()
        .getCollection("games@1.moves.g1")
        .insertOne(
            new Document("_id", Games.Moves.id(token))
                .append("token", token)
                .append("game", "chess")
                .append("player", "bob"));

    engine.await("games", log.append(new Won("chess", "bob", BigDecimal.TEN)));

    assertThat(engine.documents("games", "moves", Games.Move.class).count(Filters.empty(), 9))
        .isEqualTo(2);
    assertThat(engine.documents("games", "tables", Table.class).find("chess"))
        .hasValueSatisfying(table -> assertThat(table.document().changes()).isEqualTo(2));
  }

  @Test
  void a_token_that_could_not_be_stored_is_stored_anew_though_nothing_more_happens() {
    engine.close();
    var failed = new AtomicBoolean();
    engine =
        Engines.games(
            mongo,
            log,
            Engines.settings(),
            target -> {
              if (target.equals("token") && !failed.getAndSet(true)) {
                throw new IllegalStateException("broken on purpose");
              }
            });
    long position = log.append(new Won("chess", "ann", BigDecimal.ONE));
    engine.await("games", position);

    try (var other = Engines.games(mongo, log)) {
      assertThat(other.await("games", position).position()).isEqualTo(position);
    }
    assertThat(failed).isTrue();
  }
}
