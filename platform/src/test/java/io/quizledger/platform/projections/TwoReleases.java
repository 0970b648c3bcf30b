package io.quizledger.platform.projections;

import static io.quizledger.platform.projections.Engines.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.health.contributor.Status;

/// Nodes of two releases over one database, whose read models have different forms.
abstract class TwoReleases {
  static final int COMMITS = 300;
  static final StoredName EARLIER = new StoredName("games", 1);
  static final StoredName LATER = new StoredName("games", 2);

  /// Before each write of the later form: its filling takes many times as long as a reader waits.
  static final Duration HELD = Duration.ofMillis(100);

  final TestDatabase mongo = new TestDatabase();
  final TestLog log = new TestLog();
  final AtomicReference<Duration> slow = new AtomicReference<>(Duration.ZERO);
  Duration formsKept = Duration.ofHours(1);
  Clock clock = Clock.systemUTC();
  private final List<ReadModelEngine> engines = new ArrayList<>();

  @AfterEach
  void close() {
    engines.forEach(ReadModelEngine::close);
    mongo.close();
  }

  final ReadModelEngine earlier() {
    return start(Games.readModel("games", Games.WHOLE));
  }

  final ReadModelEngine later() {
    return start(Games.laterReadModel("games", Games.WHOLE));
  }

  /// A node that has begun its form, so that what is asked of it next is not told of another.
  final ReadModelEngine start(ReadModel model) {
    var engine =
        Engines.start(
            mongo.database(),
            log,
            model,
            Engines.keepingForms(20, formsKept),
            this::slowDown,
            Duration.ofMillis(300),
            clock);
    engines.add(engine);
    until(() -> engine.lastSeen("games") != null);
    return engine;
  }

  private void slowDown(String target) {
    if (target.startsWith(LATER + ".")) {
      LockSupport.parkNanos(slow.get().toNanos());
    }
  }

  static ProjectionStatus status(ReadModelEngine engine) {
    return engine.operations().one("games");
  }

  static boolean isReady(ReadModelEngine engine) {
    return new ReadModelsHealth(engine).health().getStatus().equals(Status.UP);
  }

  private Map<String, String> folded(ReadModel model) {
    try (var fresh = Engines.start(mongo.database(), log, model, Engines.settings(), Faults.NONE)) {
      fresh.await(model.name(), log.head());
      return CrashTest.withoutName(mongo.dump(new StoredName(model.name(), model.form()), 1));
    }
  }

  final void equalsAWholeRun(StoredName name, int generation) {
    var whole =
        name.equals(LATER)
            ? Games.laterReadModel("fresh", Games.WHOLE)
            : Games.readModel("fresh", Games.WHOLE);
    assertThat(CrashTest.withoutName(mongo.dump(name, generation)))
        .isNotEmpty()
        .isEqualTo(folded(whole));
  }

  final long tokens() {
    return mongo
        .database()
        .getCollection("trackingtokens")
        .countDocuments(Filters.regex("processorName", "^games"));
  }

  final List<String> collectionsOf(StoredName name) {
    return mongo.database().listCollectionNames().into(new ArrayList<>()).stream()
        .filter(each -> each.startsWith(name + "."))
        .toList();
  }

  /// What all nodes know of that form.
  final Document entry(StoredName name) {
    return mongo
        .database()
        .getCollection("readModels")
        .find(Filters.eq("_id", name.toString()))
        .first();
  }
}
