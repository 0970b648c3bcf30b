package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.LaterScore;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.projections.ProjectionStatus.State;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/// Nodes of two releases over one database, whose read models have different forms.
class FormsTest {
  private static final int COMMITS = 300;
  private static final StoredName WITHOUT_FORM = new StoredName("games", 0);
  private static final StoredName EARLIER = new StoredName("games", 1);
  private static final StoredName LATER = new StoredName("games", 2);
  private static final Duration A_LONG_TIME = Duration.ofHours(1);

  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private final AtomicBoolean slow = new AtomicBoolean();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final List<ReadModelEngine> engines = new ArrayList<>();
  private Duration formsKept = A_LONG_TIME;

  @AfterEach
  void close() {
    engines.forEach(ReadModelEngine::close);
    mongo.close();
  }

  private ReadModelEngine earlier() {
    return start(Games.readModel("games", (document, token) -> false));
  }

  private ReadModelEngine later() {
    return start(Games.laterReadModel("games", (document, token) -> broken.get()));
  }

  private ReadModelEngine start(ReadModel model) {
    var engine =
        Engines.start(
            mongo.database(),
            log,
            model,
            Engines.keepingForms(20, formsKept),
            this::slowDown,
            Duration.ofMillis(300));
    engines.add(engine);
    return engine;
  }

  private void slowDown(String target) {
    if (slow.get() && target.startsWith("games@2.")) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void play(int commits) {
    for (int i = 0; i < commits; i++) {
      log.append(
          new Won("game" + i % 7, "player" + i % 31, BigDecimal.valueOf(i)),
          new Given("game" + i % 7, "player" + i % 31, "player" + i % 29, BigDecimal.ONE));
    }
  }

  private static ProjectionStatus status(ReadModelEngine engine) {
    return engine.operations().one("games");
  }

  private static boolean isReady(ReadModelEngine engine) {
    return new ReadModelsHealth(engine).health().getStatus().equals(Status.UP);
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }

  private Map<String, String> folded(ReadModel model) {
    try (var fresh = Engines.start(mongo.database(), log, model, Engines.settings(), Faults.NONE)) {
      fresh.await(model.name(), log.head());
      return CrashTest.withoutName(mongo.dump(new StoredName(model.name(), model.form()), 1));
    }
  }

  private void equalsAWholeRun(StoredName name, int generation) {
    var whole =
        name.equals(LATER)
            ? Games.laterReadModel("fresh", (document, token) -> false)
            : Games.readModel("fresh", (document, token) -> false);
    assertThat(CrashTest.withoutName(mongo.dump(name, generation)))
        .isNotEmpty()
        .isEqualTo(folded(whole));
  }

  @Test
  void a_form_that_is_not_there_begins_by_itself_and_the_earlier_one_is_read_meanwhile() {
    play(COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(true);
    var later = later();
    until(() -> status(later).rebuild().percent() > 10);

    for (var node : List.of(earlier, later)) {
      assertThat(status(node))
          .satisfies(
              status -> {
                assertThat(status.state()).isEqualTo(State.REBUILDING);
                assertThat(status.lagEvents()).isZero();
                assertThat(status.rebuild().state()).isEqualTo("RUNNING");
              });
    }
    assertThat(isReady(earlier)).isTrue();
    assertThat(isReady(later)).isFalse();
    assertThatThrownBy(() -> later.await("games", null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code().name()).isEqualTo("NOT_YET_REFLECTED");
              assertThat(refusal.retryAfter()).isNotNull();
            });
    earlier.await("games", log.append(new Won("chess", "ann", BigDecimal.ONE)));
    assertThat(earlier.documents("games", "scores", ScoreOf.class).find("chess-ann"))
        .hasValueSatisfying(ann -> assertThat(ann.document().points()).isEqualByComparingTo("1"));

    slow.set(false);
    until(() -> isReady(later));
    later.await("games", log.head());
    assertThat(later.documents("games", "scores", LaterScore.class).find("chess-ann"))
        .hasValueSatisfying(
            ann ->
                assertThat(ann.document())
                    .isEqualTo(new LaterScore("chess", 1, List.of(BigDecimal.ONE))));
    assertThat(status(earlier))
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(State.LIVE);
              assertThat(status.rebuild().state()).isEqualTo("DONE");
              assertThat(status.rebuild().percent()).isEqualTo(100);
            });
    assertThat(isReady(earlier)).isTrue();
    equalsAWholeRun(LATER, 1);
    equalsAWholeRun(EARLIER, 1);
  }

  @Test
  void what_was_begun_goes_on_at_another_node() {
    play(COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(true);
    var first = later();
    until(() -> status(first).rebuild().percent() > 30);
    var rebuildId = status(first).rebuild().rebuildId();
    first.close();
    var second = later();

    until(() -> second.entry("games").rebuild() != null);
    assertThat(status(second).rebuild().rebuildId()).isEqualTo(rebuildId);
    assertThat(status(second).rebuild().percent()).isGreaterThanOrEqualTo(30);
    slow.set(false);
    until(() -> isReady(second));
    second.await("games", log.head());
    equalsAWholeRun(LATER, 1);
  }

  @Test
  void it_is_filled_while_facts_come_without_a_pause() throws InterruptedException {
    play(COMMITS);
    var stop = new AtomicBoolean();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!stop.get()) {
                    play(1);
                    LockSupport.parkNanos(2_000_000);
                  }
                });
    try {
      var later = later();
      until(() -> isReady(later));
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void who_asks_in_one_form_after_another_is_not_shown_less() throws InterruptedException {
    play(20);
    var earlier = earlier();
    var later = later();
    until(() -> isReady(earlier) && isReady(later));
    until(() -> earlier.readByOthers("games") == 20 && later.readByOthers("games") == 20);
    slow.set(true);
    var stop = new AtomicBoolean();
    var wrong = new AtomicReference<@Nullable String>();
    var reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!stop.get()) {
                    for (var node : List.of(earlier, later)) {
                      long others = node.readByOthers("games");
                      long own = node.await("games", null).position();
                      if (own < others) {
                        wrong.set(own + " after " + others);
                      }
                    }
                  }
                });
    for (int i = 0; i < 100; i++) {
      play(1);
      LockSupport.parkNanos(5_000_000);
    }
    stop.set(true);
    reader.join();

    assertThat(wrong.get()).isNull();
  }

  @Test
  void the_earlier_form_goes_once_no_node_keeps_it_and_not_before() {
    formsKept = Duration.ofMillis(20);
    play(COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    var later = later();
    until(() -> isReady(later));
    // Several times what it takes to go.
    Awaitility.await()
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(6))
        .until(() -> isReady(earlier) && !mongo.dump(EARLIER, 1).isEmpty());
    earlier.close();

    until(() -> mongo.dump(EARLIER, 1).isEmpty() && collectionsOf(EARLIER).isEmpty());
    until(() -> tokens() == 1);
    assertThat(status(later).state()).isEqualTo(State.LIVE);
    equalsAWholeRun(LATER, 1);
  }

  private long tokens() {
    return mongo
        .database()
        .getCollection("trackingtokens")
        .countDocuments(Filters.regex("processorName", "^games"));
  }

  private List<String> collectionsOf(StoredName name) {
    return mongo.database().listCollectionNames().into(new ArrayList<>()).stream()
        .filter(each -> each.startsWith(name + "."))
        .toList();
  }

  @Test
  void whoever_goes_back_to_a_form_that_is_gone_begins_it_anew() {
    formsKept = Duration.ofMillis(200);
    play(COMMITS);
    var first = earlier();
    until(() -> isReady(first));
    first.close();
    var later = later();
    until(() -> isReady(later) && collectionsOf(EARLIER).isEmpty());
    until(() -> tokens() == 1);
    play(10);

    var back = earlier();
    until(() -> isReady(back));
    back.await("games", log.head());

    assertThat(back.entry("games").live()).isEqualTo(2);
    equalsAWholeRun(EARLIER, 2);
    assertThat(isReady(later)).isTrue();
  }

  @Test
  void whoever_goes_back_to_a_form_that_is_still_there_reads_what_came_since_before_it_is_ready() {
    play(COMMITS);
    var first = later();
    until(() -> isReady(first));
    first.close();
    var earlier = earlier();
    until(() -> entry(LATER).getDate("unkeptSince") != null);
    play(COMMITS);
    earlier.await("games", log.head());

    slow.set(true);
    var back = later();
    until(() -> back.lastSeen("games") != null);
    assertThat(isReady(back)).isFalse();
    assertThat(back.entry("games").live()).isEqualTo(1);
    slow.set(false);
    until(() -> isReady(back));
    assertThat(status(back).position()).isEqualTo(log.head());
    assertThat(entry(LATER).getDate("unkeptSince")).isNull();
    equalsAWholeRun(LATER, 1);
  }

  private Document entry(StoredName name) {
    return mongo
        .database()
        .getCollection("readModels")
        .find(Filters.eq("_id", name.toString()))
        .first();
  }

  @Test
  void data_of_a_release_that_knew_no_forms_is_begun_anew_and_goes() {
    formsKept = Duration.ofMillis(200);
    play(COMMITS);
    var old = earlier();
    until(() -> isReady(old));
    old.close();
    takeFormsAway();

    var node = earlier();
    until(() -> isReady(node));
    node.await("games", log.head());
    equalsAWholeRun(EARLIER, 1);
    until(() -> collectionsOf(WITHOUT_FORM).isEmpty());
    until(() -> tokens() == 1);

    // What a release without forms needs to begin anew by itself, should it come back.
    until(() -> entry(WITHOUT_FORM).getList("retiring", Document.class).isEmpty());
    assertThat(entry(WITHOUT_FORM)).containsEntry("live", 2).containsEntry("filled", false);
  }

  /// As a release left it that knew no forms.
  private void takeFormsAway() {
    var database = mongo.database();
    for (var name : collectionsOf(EARLIER)) {
      database
          .getCollection(name)
          .renameCollection(
              new MongoNamespace(database.getName(), name.replace("games@1.", "games.")));
    }
    database
        .getCollection("trackingtokens")
        .updateOne(
            Filters.eq("processorName", "games@1.g1"), Updates.set("processorName", "games.g1"));
    var entry = entry(EARLIER);
    entry.append("_id", "games");
    List.of("begunAt", "unkeptSince", "rebuild").forEach(entry::remove);
    database.getCollection("readModels").deleteMany(new Document());
    database.getCollection("readModels").insertOne(entry);
  }

  @Test
  void a_form_that_is_being_filled_can_be_paused_but_not_cancelled() {
    play(COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(true);
    var later = later();
    until(() -> status(later).rebuild() != null && status(later).rebuild().percent() > 1);

    assertThatThrownBy(() -> later.operations().cancelRebuild("games"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProjectionErrorCode.NO_OTHER_COPY));
    assertThatThrownBy(() -> later.operations().rebuild("games", false))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProjectionErrorCode.REBUILD_RUNNING));
    later.operations().pauseRebuild("games", true);
    until(() -> !later.kept("games").isFoldedHere(1));
    assertThat(status(later).rebuild().state()).isEqualTo("PAUSED");
    later.operations().pauseRebuild("games", false);
    slow.set(false);
    until(() -> isReady(later));
  }

  @Test
  void a_form_whose_folding_fails_says_so_and_its_nodes_are_not_ready() {
    play(20);
    var earlier = earlier();
    until(() -> isReady(earlier));
    var later =
        start(
            new ReadModel(
                "games",
                2,
                List.of(new ReadModel.Stage<>(new Unkeyed(broken), List.of(), List.of()))));
    broken.set(true);
    until(() -> status(later).state() == State.FAILED);
    assertThat(status(later).rebuild().state()).isEqualTo("RUNNING");
    assertThat(isReady(later)).isFalse();
    assertThat(isReady(earlier)).isTrue();

    broken.set(false);
    until(() -> isReady(later));
    assertThat(status(later).state()).isEqualTo(State.LIVE);
    assertThat(later.entry("games").retiring()).isEmpty();
  }

  /// Its whole read model stands still while it is broken.
  private record Unkeyed(AtomicBoolean broken) implements Fold<LaterScore> {
    @Override
    public String collection() {
      return "scores";
    }

    @Override
    public Class<LaterScore> documentType() {
      return LaterScore.class;
    }

    @Override
    public java.util.Collection<String> keys(RecordedEvent event) {
      if (broken.get()) {
        throw new IllegalStateException("broken on purpose");
      }
      return List.of("all");
    }

    @Override
    public LaterScore apply(@Nullable LaterScore score, String id, RecordedEvent event) {
      return new LaterScore(id, score == null ? 1 : score.wins() + 1, List.of());
    }
  }

  @Test
  void a_rebuild_of_the_earlier_form_runs_beside_the_later_one() {
    play(COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    earlier.operations().rebuild("games", true);
    var later = later();
    until(() -> isReady(later));
    until(() -> earlier.entry("games").live() == 2);
    earlier.await("games", log.head());
    later.await("games", log.head());
    equalsAWholeRun(EARLIER, 2);
    equalsAWholeRun(LATER, 1);
  }
}
