package io.quizledger.platform.projections;

import static io.quizledger.platform.projections.Engines.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.platform.projections.Games.Table;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.projections.ProjectionStatus.State;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
        Games.readModel("games", Games.WHOLE),
        Engines.settings(50, 1000),
        this::slowDown,
        Duration.ofMillis(300));
  }

  private void slowDown(String target) {
    if (slow.get() && target.endsWith(".g2")) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @AfterEach
  void close() {
    engine.close();
    mongo.close();
  }

  private ProjectionStatus status() {
    return engine.operations().all().getFirst();
  }

  private String rebuildState() {
    var rebuild = status().rebuild();
    return rebuild == null ? "" : rebuild.state();
  }

  @Test
  void a_rebuilt_model_equals_the_live_one_under_load_and_no_reader_goes_back_in_time() {
    Games.play(log, COMMITS);
    engine.await("games", log.head());
    var other = start();
    var reader = new Reader(List.of(engine, other));
    try (var writing = Meanwhile.repeat(this::playOn);
        var reading = Meanwhile.repeat(reader::read)) {
      engine.operations().rebuild("games", true);
      until(() -> rebuildState().equals("DONE"));
      until(() -> mongo.dump("games", 1).isEmpty());
      assertThat(writing.times()).isPositive();
      assertThat(reading.times()).isPositive();
    }
    other.close();
    engine.await("games", log.head());

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
            Games.readModel("fresh", Games.WHOLE),
            Engines.settings(),
            Faults.NONE)) {
      fresh.await("fresh", log.head());
    }
    assertThat(rebuilt).isEqualTo(CrashTest.withoutName(mongo.dump("fresh", 1)));
  }

  /// With a rest now and then: two copies of what changes all the time need never be the same when
  /// they are compared.
  private void playOn() {
    for (var round = 0; round < 20; round++) {
      Games.play(log, 3);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    engine.await("games", log.head());
    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
  }

  /// Reads on whatever node, as behind a load balancer: no document is ever older than when it was
  /// read before, and each node's position only grows.
  private static final class Reader {
    private final List<ReadModelEngine> engines;
    private final long[] positions;
    private long token;

    Reader(List<ReadModelEngine> engines) {
      this.engines = engines;
      this.positions = new long[engines.size()];
    }

    void read() {
      for (int i = 0; i < positions.length; i++) {
        var engine = engines.get(i);
        long nowAt = engine.await("games", null).position();
        var table = engine.documents("games", "tables", Table.class).find("game3").orElseThrow();
        assertThat(nowAt).as("position of node %d", i).isGreaterThanOrEqualTo(positions[i]);
        assertThat(table.token()).as("token at node %d", i).isGreaterThanOrEqualTo(token);
        positions[i] = nowAt;
        token = table.token();
      }
    }
  }

  @Test
  void a_document_that_is_not_what_the_log_says_is_found() {
    Games.play(log, 20);
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
    Games.play(log, COMMITS);
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
    Games.play(log, COMMITS);
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
  void what_a_program_works_by_is_never_paused_not_even_where_it_was_before() {
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));
    engine.operations().pause("games", true);
    until(() -> status().state() == State.PAUSED);
    engine.close();

    var same = Games.readModel("games", Games.WHOLE);
    engine =
        Engines.start(
            mongo.database(),
            log,
            new ReadModel(same.name(), same.form(), same.stages(), true),
            Engines.settings(50, 1000),
            Faults.NONE);
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));

    assertThatThrownBy(() -> engine.operations().pause("games", true))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProjectionErrorCode.NEVER_PAUSED));
    assertThat(status().state()).isEqualTo(State.LIVE);
    engine.operations().pause("games", false);
  }

  @Test
  void an_unknown_read_model_is_not_found() {
    until(() -> !engine.operations().all().isEmpty());
    assertThatThrownBy(() -> engine.operations().rebuild("nothing", false))
        .isInstanceOf(Refusal.class);
    assertThat(engine.operations().all()).hasSize(1);
  }
}
