package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.Table;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.projections.ProjectionStatus.State;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildTest {
  private static final int COMMITS = 400;

  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private final AtomicBoolean slow = new AtomicBoolean();
  private ReadModelEngine engine = start();

  private ReadModelEngine start() {
    return Engines.start(
        mongo.database(),
        log,
        Games.readModel("games", (document, token) -> false),
        Engines.settings(50, 1000),
        this::slowDown,
        Duration.ofMillis(300));
  }

  private void slowDown(String target) {
    if (slow.get() && target.endsWith(".g2")) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @AfterEach
  void close() {
    engine.close();
    mongo.close();
  }

  private void play(int commits) {
    for (int i = 0; i < commits; i++) {
      log.append(
          new Won("game" + i % 7, "player" + i % 31, BigDecimal.valueOf(i)),
          new Given("game" + i % 7, "player" + i % 31, "player" + i % 29, BigDecimal.ONE));
    }
  }

  private ProjectionStatus status() {
    return engine.operations().all().getFirst();
  }

  private String rebuildState() {
    var rebuild = status().rebuild();
    return rebuild == null ? "" : rebuild.state();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }

  @Test
  void a_rebuilt_model_equals_the_live_one_under_load_and_no_reader_goes_back_in_time()
      throws InterruptedException {
    play(COMMITS);
    engine.await("games", log.head());
    var stop = new AtomicBoolean();
    var wrong = new AtomicReference<@Nullable String>();
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!stop.get()) {
                    play(3);
                    java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                  }
                });
    var other = start();
    var reader = Thread.ofVirtual().start(() -> readOn(List.of(engine, other), stop, wrong));

    engine.operations().rebuild("games", true);
    until(() -> rebuildState().equals("DONE"));
    until(() -> mongo.dump("games", 1).isEmpty());
    stop.set(true);
    writer.join();
    reader.join();
    other.close();
    engine.await("games", log.head());

    assertThat(wrong.get()).isNull();
    assertThat(status().rebuild())
        .satisfies(
            rebuild -> {
              assertThat(rebuild.differences()).isZero();
              assertThat(rebuild.percent()).isEqualTo(100);
            });
    assertThat(status().state()).isEqualTo(State.LIVE);
    var rebuilt = CrashTest.withoutName(mongo.dump("games", 2));
    try (var fresh =
        Engines.start(
            mongo.database(),
            log,
            Games.readModel("fresh", (document, token) -> false),
            Engines.settings(),
            Faults.NONE)) {
      fresh.await("fresh", log.head());
    }
    assertThat(rebuilt).isEqualTo(CrashTest.withoutName(mongo.dump("fresh", 1)));
  }

  /// Reads on whatever node, as behind a load balancer: no document is ever older than when it was
  /// read before, and each node's position only grows.
  private void readOn(
      List<ReadModelEngine> engines, AtomicBoolean stop, AtomicReference<@Nullable String> wrong) {
    var positions = new long[engines.size()];
    long token = 0;
    while (!stop.get()) {
      for (int i = 0; i < engines.size(); i++) {
        long nowAt = engines.get(i).await("games", null).position();
        long nowToken =
            engines
                .get(i)
                .documents("games", "tables", Table.class)
                .find("game3")
                .orElseThrow()
                .token();
        if (nowAt < positions[i] || nowToken < token) {
          wrong.set(
              "went back from " + positions[i] + "/" + token + " to " + nowAt + "/" + nowToken);
        }
        positions[i] = nowAt;
        token = nowToken;
      }
    }
  }

  @Test
  void a_document_that_is_not_what_the_log_says_is_found() {
    play(20);
    engine.await("games", log.head());
    mongo
        .database()
        .getCollection("games@1.tables.g1")
        .updateOne(Filters.eq("_id", "game3"), Updates.set("players", 99));

    engine.operations().rebuild("games", true);
    until(() -> rebuildState().equals("DONE"));

    assertThat(status().rebuild().differences()).isEqualTo(1);
    assertThat(engine.documents("games", "tables", Table.class).find("game3"))
        .hasValueSatisfying(table -> assertThat(table.document().players()).isLessThan(99));
  }

  @Test
  void a_rebuild_goes_on_where_a_stopped_node_left_it() {
    play(COMMITS);
    engine.await("games", log.head());
    slow.set(true);
    engine.operations().rebuild("games", false);
    until(() -> status().rebuild().percent() > 10);
    assertThat(status().state()).isEqualTo(State.REBUILDING);
    engine.close();
    slow.set(false);

    engine = start();
    until(() -> rebuildState().equals("DONE"));

    engine.await("games", log.head());
    assertThat(engine.documents("games", "tables", Table.class).find("game3")).isPresent();
    assertThat(mongo.dump("games", 2)).isNotEmpty();
  }

  @Test
  void one_rebuild_runs_at_a_time_and_a_cancelled_one_leaves_nothing() {
    play(COMMITS);
    engine.await("games", log.head());
    slow.set(true);
    engine.operations().rebuild("games", false);
    assertThatThrownBy(() -> engine.operations().rebuild("games", false))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProjectionErrorCode.REBUILD_RUNNING));
    until(() -> !mongo.dump("games", 2).isEmpty());

    engine.operations().cancelRebuild("games");

    until(() -> mongo.dump("games", 2).isEmpty());
    assertThat(rebuildState()).isEqualTo("CANCELLED");
    assertThat(status().state()).isEqualTo(State.LIVE);
    until(() -> mongo.database().getCollection("trackingtokens").countDocuments() == 1);
    assertThat(mongo.dump("games", 1)).isNotEmpty();
  }

  @Test
  void a_paused_read_model_stands_still_until_it_goes_on() {
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));
    engine.operations().pause("games", true);
    // A batch that was under way may still be folded; what comes later may not.
    until(() -> engine.entry("games").paused() && !engine.kept("games").isFoldedHere(1));
    log.append(new Won("chess", "ann", BigDecimal.ONE));

    assertThat(status().state()).isEqualTo(State.PAUSED);
    assertThat(status().lagEvents()).isEqualTo(1);
    assertThat(engine.await("games", null).position()).isEqualTo(1);

    engine.operations().pause("games", false);
    assertThat(engine.await("games", 2L).position()).isEqualTo(2);
    until(() -> status().state() == State.LIVE);
  }

  @Test
  void an_unknown_read_model_is_not_found() {
    until(() -> !engine.operations().all().isEmpty());
    assertThatThrownBy(() -> engine.operations().rebuild("nothing", false))
        .isInstanceOf(Refusal.class);
    assertThat(engine.operations().all()).hasSize(1);
  }
}
