package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.projections.Games.Chatted;
import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.Opened;
import io.quizledger.platform.projections.Games.Won;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrashTest {
  private static final Games.Broken BROKEN =
      (document, token) ->
          Set.of("scores/chess-bob", "tables/go", "careers/ann").contains(document)
              && token >> 16 > 1;

  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    mongo.close();
  }

  /// Which writes are tried: every so many.
  int step() {
    return 7;
  }

  private void play() {
    log.append(new Won("chess", "ann", BigDecimal.TEN), new Won("chess", "bob", BigDecimal.ONE));
    log.append(new Opened("go"));
    log.append(new Given("chess", "ann", "bob", BigDecimal.TWO));
    log.append(new Chatted("well played"));
    log.append(new Won("go", "bob", BigDecimal.TWO), new Given("go", "bob", "cid", BigDecimal.ONE));
    log.append(
        new Given("chess", "bob", "cid", BigDecimal.ONE), new Won("go", "ann", BigDecimal.ONE));
    log.append(new Won("chess", "cid", BigDecimal.TEN));
    log.append(
        new Given("go", "ann", "bob", BigDecimal.ONE), new Won("chess", "bob", BigDecimal.TWO));
  }

  /// Counts writes, and kills the engine for good before one of them.
  private static final class KilledBefore implements Faults {
    private final AtomicInteger writes = new AtomicInteger();
    private final int fatal;

    KilledBefore(int fatal) {
      this.fatal = fatal;
    }

    @Override
    public void beforeWrite(String target) {
      if (writes.incrementAndGet() >= fatal) {
        throw new Killed();
      }
    }

    boolean happened() {
      return writes.get() >= fatal;
    }
  }

  private static final class Killed extends Error {}

  private ReadModelEngine start(String name, int batchEvents, Games.Broken broken, Faults faults) {
    return Engines.start(
        mongo.database(),
        log,
        Games.readModel(name, broken),
        Engines.settings(batchEvents, 1),
        faults,
        Duration.ofMillis(200));
  }

  private Map<String, String> folded(String name, int batchEvents, Games.Broken broken) {
    try (var engine = start(name, batchEvents, broken, Faults.NONE)) {
      engine.await(name, log.head());
      return withoutName(mongo.dump(name, 1));
    }
  }

  /// Folds until killed.
  ///
  /// @return whether it was, before there was nothing left to do
  private boolean killed(
      String name, int fatal, Games.Broken broken, Predicate<ReadModelEngine> done) {
    var faults = new KilledBefore(fatal);
    try (var engine = start(name, 4, broken, faults)) {
      until(() -> faults.happened() || done.test(engine));
    }
    return faults.happened();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .dontCatchUncaughtExceptions()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }

  private static boolean isFilled(ReadModelEngine engine, String name) {
    var entry = engine.lastSeen(name);
    return entry != null && entry.filled();
  }

  private static long lettersOf(ReadModelEngine engine, String name) {
    return engine.operations().all().stream()
        .filter(each -> each.name().equals(name))
        .mapToLong(ProjectionStatus::deadLetters)
        .sum();
  }

  private static void askForAll(ReadModelEngine engine, String name) {
    engine.operations().deadLetters(name, 0, 100).stream()
        .collect(
            Collectors.toMap(
                letter -> letter.collection() + letter.documentId(),
                DeadLetterStatus::letterId,
                (one, other) -> one))
        .values()
        .forEach(letter -> engine.operations().retry(name, letter, "ops"));
  }

  private static boolean isAllRead(ReadModelEngine engine, String name) {
    return engine.entry(name).requests().isEmpty() && lettersOf(engine, name) == 0;
  }

  @Test
  void batches_of_any_size_make_the_same_documents() {
    play();
    var ones = folded("ones", 1, Games.WHOLE);
    assertThat(ones).hasSize(20);
    assertThat(folded("threes", 3, Games.WHOLE)).isEqualTo(ones);
    assertThat(folded("all", 100, Games.WHOLE)).isEqualTo(ones);
  }

  @Test
  void killed_before_any_write_it_goes_on_to_the_documents_of_a_whole_run() {
    play();
    var expected = folded("whole", 100, Games.WHOLE);
    int kills = 0;
    for (int fatal = 1; ; fatal += step()) {
      var name = "killed" + fatal;
      if (!killed(name, fatal, Games.WHOLE, engine -> isFilled(engine, name))) {
        break;
      }
      kills++;
      // Other batches than before, so that what was half done is met in other company.
      assertThat(folded(name, 1 + fatal % 5, Games.WHOLE))
          .as("killed before write %d", fatal)
          .isEqualTo(expected);
    }
    assertThat(kills).isGreaterThan(30 / step());
  }

  @Test
  void killed_before_any_write_of_events_that_then_fail_it_still_counts_each_once() {
    play();
    var expected = folded("whole", 100, Games.WHOLE);
    int kills = 0;
    for (int fatal = 1; ; fatal += step()) {
      var name = "failing" + fatal;
      if (!killed(name, fatal, Games.WHOLE, engine -> isFilled(engine, name))) {
        break;
      }
      kills++;
      // What the killed node could fold the next one cannot, until it is mended.
      folded(name, 1 + fatal % 5, BROKEN);
      try (var engine = start(name, 3, Games.WHOLE, Faults.NONE)) {
        until(() -> isFilled(engine, name));
        askForAll(engine, name);
        until(() -> isAllRead(engine, name));
      }
      assertThat(withoutName(mongo.dump(name, 1)))
          .as("killed before write %d", fatal)
          .isEqualTo(expected);
    }
    assertThat(kills).isGreaterThan(30 / step());
  }

  @Test
  void killed_before_any_write_of_letters_read_again_it_reads_each_once() {
    play();
    var expected = folded("whole", 100, Games.WHOLE);
    int kills = 0;
    for (int fatal = 1; ; fatal += step()) {
      var name = "late" + fatal;
      folded(name, 3, BROKEN);
      try (var engine = start(name, 3, BROKEN, Faults.NONE)) {
        until(() -> isFilled(engine, name));
        assertThat(lettersOf(engine, name)).isPositive();
        engine.operations().pause(name, true);
      }
      var faults = new KilledBefore(fatal);
      try (var engine = start(name, 3, Games.WHOLE, faults)) {
        askForAll(engine, name);
        engine.operations().pause(name, false);
        until(() -> faults.happened() || isAllRead(engine, name));
      }
      try (var engine = start(name, 3, Games.WHOLE, Faults.NONE)) {
        until(() -> isAllRead(engine, name));
      }
      assertThat(withoutName(mongo.dump(name, 1)))
          .as("killed before write %d", fatal)
          .isEqualTo(expected);
      if (!faults.happened()) {
        break;
      }
      kills++;
    }
    assertThat(kills).isGreaterThan(20 / step());
  }

  static Map<String, String> withoutName(Map<String, String> dump) {
    var renamed = new java.util.TreeMap<String, String>();
    dump.forEach((key, value) -> renamed.put(key.substring(key.indexOf('.') + 1), value));
    return renamed;
  }
}
