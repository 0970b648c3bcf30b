package io.quizledger.platform.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.eventlog.LogProgress;
import io.quizledger.platform.inspections.Inspection.State;
import io.quizledger.platform.inspections.Inspector.Verdict;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InspectionsTest {
  private static final String KIND = "look";
  private static final Duration LEASE = Duration.ofMillis(400);
  private static final Random RANDOM = new Random(7);
  private static EmbeddedMongoDb server;
  private static MongoClient client;
  private static MongoDatabase database;

  private final List<InspectionKeeper> nodes = new ArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();

  @BeforeAll
  static void start() {
    server = EmbeddedMongoDb.inMemory();
    client = MongoClients.create(server.connectionString());
    database = client.getDatabase("inspections");
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @AfterEach
  void endAll() {
    nodes.forEach(InspectionKeeper::stop);
    database.drop();
  }

  /// A node whose inspector does `look`.
  private InspectionKeeper node(BiFunction<Inspection, Inspector.Notes, Verdict> look) {
    return node(look, LEASE);
  }

  private InspectionKeeper node(
      BiFunction<Inspection, Inspector.Notes, Verdict> look, Duration lease) {
    var node =
        new InspectionKeeper(
            new InspectionStore(database),
            List.of(inspector(look)),
            settings(lease),
            "node-" + nodes.size(),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    nodes.add(node);
    node.start();
    return node;
  }

  private Inspector inspector(BiFunction<Inspection, Inspector.Notes, Verdict> look) {
    return new Inspector() {
      @Override
      public String kind() {
        return KIND;
      }

      @Override
      public Verdict inspect(Inspection inspection, Notes notes) {
        begun.incrementAndGet();
        return look.apply(inspection, notes);
      }
    };
  }

  private static InspectionSettings settings() {
    return settings(LEASE);
  }

  private static InspectionSettings settings(Duration lease) {
    return new InspectionSettings(Duration.ofMillis(50), lease, 3, 4, 2, 2);
  }

  private static Inspections inspections() {
    return new Inspections(
        new InspectionStore(database), settings(), Clock.systemUTC(), RANDOM, () -> {});
  }

  private static String begin() {
    return inspections().begin(KIND, Map.of("quizId", "q1"), "anna");
  }

  private static Inspection find(String id) {
    return inspections().find(KIND, id).orElseThrow();
  }

  private static void awaitState(String id, State state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> find(id).state() == state);
  }

  private static Verdict passes(Inspection inspection, Inspector.Notes notes) {
    notes.reached(new LogProgress(10, 10, 5), List.of());
    return new Verdict.Passed(Map.of("hash", "abc"));
  }

  private static Verdict looksUntilStopped(Inspection inspection, Inspector.Notes notes) {
    notes.reached(new LogProgress(3, 10, 1), List.of());
    await().atMost(Duration.ofSeconds(20)).until(notes::isStopped);
    return new Verdict.LeftOff();
  }

  @Test
  void a_node_that_has_nothing_to_inspect_with_starts_and_stops() {
    var keeper =
        new InspectionKeeper(
            new InspectionStore(database),
            List.of(),
            settings(),
            "node",
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    keeper.stop();
    keeper.start();
    keeper.stop();
    assertThat(keeper.isRunning()).isFalse();
  }

  @Test
  void what_was_asked_for_is_carried_out_and_remembered() {
    var asked = new ArrayList<Map<String, String>>();
    node(
        (inspection, notes) -> {
          asked.add(inspection.parameters());
          return passes(inspection, notes);
        });

    var id = begin();

    awaitState(id, State.PASSED);
    var passed = find(id);
    assertThat(asked).containsExactly(Map.of("quizId", "q1"));
    assertThat(passed.evidence()).containsEntry("hash", "abc");
    assertThat(passed.percent()).isEqualTo(100);
    assertThat(passed.askedBy()).isEqualTo("anna");
    assertThat(passed.endedAt()).isNotNull();
  }

  @Test
  void while_it_runs_everybody_sees_how_far_it_is() {
    node(InspectionsTest::looksUntilStopped);

    var id = begin();

    await().atMost(Duration.ofSeconds(20)).until(() -> find(id).percent() == 30);
    assertThat(find(id).state()).isEqualTo(State.RUNNING);
    assertThat(find(id).secondsLeft()).isEqualTo(7);
  }

  @Test
  void a_failure_says_where_and_why() {
    node((inspection, notes) -> new Verdict.Failed(4L, "It does not fit"));

    var id = begin();

    awaitState(id, State.FAILED);
    assertThat(find(id).concerns()).isEqualTo(4);
    assertThat(find(id).reason()).isEqualTo("It does not fit");
  }

  @Test
  void whoever_cancels_stops_the_node_at_work() {
    var left = new AtomicInteger();
    node(
        (inspection, notes) -> {
          var verdict = looksUntilStopped(inspection, notes);
          left.incrementAndGet();
          return verdict;
        });
    var id = begin();
    await().atMost(Duration.ofSeconds(20)).until(() -> begun.get() == 1);

    assertThat(inspections().cancel(KIND, id)).isTrue();

    assertThat(find(id).state()).isEqualTo(State.CANCELLED);
    await().atMost(Duration.ofSeconds(20)).until(() -> left.get() == 1);
    assertThat(find(id).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void cancelling_what_has_ended_changes_nothing() {
    node(InspectionsTest::passes);
    var id = begin();
    awaitState(id, State.PASSED);

    assertThat(inspections().cancel(KIND, id)).isTrue();
    assertThat(inspections().cancel(KIND, "nothing")).isFalse();
    assertThat(find(id).state()).isEqualTo(State.PASSED);
  }

  @Test
  void a_node_that_stops_leaves_its_inspection_to_another_at_once() {
    var first = node(InspectionsTest::looksUntilStopped);
    var id = begin();
    await().atMost(Duration.ofSeconds(20)).until(() -> begun.get() == 1);

    first.stop();
    assertThat(find(id).state()).isEqualTo(State.RUNNING);
    node(InspectionsTest::passes);

    awaitState(id, State.PASSED);
    assertThat(begun).hasValue(2);
  }

  @Test
  void what_a_node_died_over_is_begun_anew_by_another_after_the_lease() {
    var store = new InspectionStore(database);
    var id = begin();
    var running = store.running(List.of(KIND)).getFirst();
    assertThat(store.claim(running, "dead")).isTrue();
    assertThat(
            store.beat(
                id,
                running.guard() + 1,
                new InspectionStore.Noted(
                    new LogProgress(5, 10, 1), List.of(Map.of("of", "the dead")), 1, true)))
        .isTrue();
    var since = System.nanoTime();

    node(InspectionsTest::passes);

    awaitState(id, State.PASSED);
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(LEASE);
    assertThat(find(id).findingCount()).isZero();
    assertThat(find(id).findings()).isEmpty();
  }

  @Test
  void who_was_thought_dead_writes_nothing_any_more() {
    var store = new InspectionStore(database);
    var id = begin();
    store.claim(store.running(List.of(KIND)).getFirst(), "slow");
    var taken = store.running(List.of(KIND)).getFirst();
    store.claim(taken, "fast");

    assertThat(
            store.beat(
                id,
                taken.guard(),
                new InspectionStore.Noted(new LogProgress(9, 10, 1), List.of(), 0, false)))
        .isFalse();
    assertThat(find(id).progress().position()).isZero();
  }

  @Test
  void a_node_at_work_for_longer_than_the_lease_is_not_disturbed() {
    // Nobody alive is silent for so long, not even on a machine that has much to do.
    var lease = Duration.ofSeconds(4);
    node(InspectionsTest::looksUntilStopped, lease);
    var id = begin();
    await().atMost(Duration.ofSeconds(20)).until(() -> begun.get() == 1);
    node(InspectionsTest::passes, lease);

    await()
        .pollDelay(lease.multipliedBy(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> find(id).state() == State.RUNNING);
    assertThat(begun).hasValue(1);
  }

  @Test
  void a_database_that_was_away_has_it_begun_again() {
    node(
        (inspection, notes) -> {
          if (begun.get() == 1) {
            throw new MongoTimeoutException("away");
          }
          return passes(inspection, notes);
        });

    awaitState(begin(), State.PASSED);
    assertThat(begun).hasValue(2);
  }

  @Test
  void what_never_comes_to_its_end_is_given_up() {
    node(
        (inspection, notes) -> {
          throw new MongoTimeoutException("away");
        });

    var id = begin();

    awaitState(id, State.FAILED);
    assertThat(begun).hasValue(3);
    assertThat(find(id).reason()).contains("3 times");
  }

  @Test
  void a_fault_of_the_inspector_is_a_failure() {
    node(
        (inspection, notes) -> {
          throw new IllegalStateException("odd");
        });

    var id = begin();

    awaitState(id, State.FAILED);
    assertThat(find(id).reason()).contains("could not be carried out").contains("odd");
  }

  @Test
  void findings_are_all_counted_and_the_first_ones_kept() {
    node(
        (inspection, notes) -> {
          notes.reached(new LogProgress(1, 2, 1), List.of(Map.of("n", "1")));
          notes.reached(new LogProgress(2, 2, 1), List.of(Map.of("n", "2"), Map.of("n", "3")));
          return new Verdict.Failed(1L, "3 findings");
        });

    var id = begin();

    awaitState(id, State.FAILED);
    assertThat(find(id).findingCount()).isEqualTo(3);
    assertThat(find(id).findings()).containsExactly(Map.of("n", "1"), Map.of("n", "2"));
  }

  @Test
  void more_than_may_wait_are_refused_for_now() {
    for (var i = 0; i < 4; i++) {
      begin();
    }
    assertThatThrownBy(InspectionsTest::begin)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(CommonErrorCode.TOO_MANY_REQUESTS));
  }

  @Test
  void only_the_latest_that_have_ended_are_remembered() {
    node(InspectionsTest::passes);
    var ids = new ArrayList<String>();
    for (var i = 0; i < 4; i++) {
      var id = begin();
      awaitState(id, State.PASSED);
      ids.add(id);
    }

    assertThat(inspections().find(KIND, ids.getFirst())).isEmpty();
    assertThat(inspections().find(KIND, ids.getLast())).isPresent();
  }

  @Test
  void the_list_is_paged_from_the_newest_on() throws Exception {
    var first = begin();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Clock.systemUTC().instant().isAfter(find(first).askedAt().plusMillis(1)));
    var second = begin();

    var page = inspections().page(KIND, Paging.of("/list", "1", null));
    var next = inspections().page(KIND, Paging.of("/list", "1", page.next()));

    assertThat(page.items()).extracting(Inspection::id).containsExactly(second);
    assertThat(next.items()).extracting(Inspection::id).containsExactly(first);
    assertThat(next.next()).isNull();
  }
}
