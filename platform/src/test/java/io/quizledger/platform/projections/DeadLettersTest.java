package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.projections.Games.Given;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Table;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private ReadModelEngine engine = start("games", 100, 1);

  private ReadModelEngine start(String name, int batchEvents, int bulkDocuments) {
    return Engines.start(
        mongo.database(),
        log,
        Games.readModel(name, (document, token) -> broken.contains(document)),
        Engines.settings(batchEvents, bulkDocuments),
        Faults.NONE);
  }

  @AfterEach
  void close() {
    engine.close();
    mongo.close();
  }

  private long lettersLeft() {
    return engine.operations().all().getFirst().deadLetters();
  }

  private void retryAll() {
    var operations = engine.operations();
    for (var letter : operations.deadLetters("games", 0, 100)) {
      try {
        operations.retry("games", letter.letterId(), "ops");
      } catch (Refusal alreadyRead) {
        // An earlier retry of the same document took it along.
      }
    }
    Engines.until(() -> lettersLeft() == 0 && engine.entry("games").requests().isEmpty());
  }

  private void equalsAWholeRun() {
    var live = CrashTest.withoutName(mongo.dump("games", 1));
    try (var fresh = start("fresh", 7, 1000)) {
      fresh.await("fresh", log.head());
    }
    assertThat(live).isEqualTo(CrashTest.withoutName(mongo.dump("fresh", 1)));
  }

  @Test
  void only_the_document_that_fails_stands_still() {
    broken.add("scores/chess-bob");
    log.append(new Won("chess", "ann", BigDecimal.ONE), new Won("chess", "bob", BigDecimal.ONE));
    engine.await("games", log.append(new Given("chess", "ann", "bob", BigDecimal.ONE)));

    var scores = engine.documents("games", "scores", ScoreOf.class);
    assertThat(scores.find("chess-bob")).isEmpty();
    assertThat(scores.find("chess-ann"))
        .hasValueSatisfying(ann -> assertThat(ann.document().points()).isEqualByComparingTo("0"));
    assertThat(engine.operations().deadLetters("games", 0, 10))
        .extracting(DeadLetterStatus::documentId, DeadLetterStatus::position)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("chess-bob", 1L),
            org.assertj.core.groups.Tuple.tuple("chess-bob", 2L));
  }

  @Test
  void a_source_read_late_changes_exactly_once_what_has_gone_on_without_it() {
    broken.add("scores/chess-bob");
    log.append(new Won("chess", "ann", BigDecimal.TEN), new Won("chess", "bob", BigDecimal.ONE));
    log.append(new Given("chess", "ann", "bob", BigDecimal.TWO));
    log.append(new Won("chess", "cid", BigDecimal.TEN));
    engine.await("games", log.append(new Given("chess", "bob", "cid", BigDecimal.ONE)));

    broken.clear();
    retryAll();
    engine.await("games", log.append(new Won("chess", "bob", BigDecimal.ONE)));

    assertThat(engine.documents("games", "tables", Table.class).find("chess"))
        .hasValueSatisfying(
            table ->
                assertThat(table.document())
                    .isEqualTo(new Table("chess", 3, new BigDecimal(22), 8)));
    equalsAWholeRun();
  }

  @Test
  void a_second_stage_document_stands_still_alone_and_catches_up() {
    broken.add("tables/chess");
    log.append(new Won("chess", "ann", BigDecimal.TEN), new Won("go", "bob", BigDecimal.ONE));
    engine.await("games", log.append(new Given("chess", "ann", "bob", BigDecimal.TWO)));
    assertThat(engine.documents("games", "scores", ScoreOf.class).find("chess-bob")).isPresent();
    assertThat(engine.documents("games", "tables", Table.class).find("chess")).isEmpty();
    assertThat(engine.documents("games", "tables", Table.class).find("go")).isPresent();

    broken.clear();
    retryAll();

    equalsAWholeRun();
  }

  @Test
  void a_source_and_what_follows_from_it_stand_still_together_and_catch_up() {
    broken.addAll(Set.of("tables/chess", "scores/chess-bob", "careers/ann", "buckets/wins-1"));
    log.append(new Won("chess", "ann", BigDecimal.TEN), new Won("chess", "bob", BigDecimal.ONE));
    log.append(
        new Given("chess", "ann", "bob", BigDecimal.TWO), new Won("go", "cid", BigDecimal.ONE));
    engine.await("games", log.append(new Won("go", "ann", BigDecimal.ONE)));

    broken.removeAll(Set.of("scores/chess-bob", "careers/ann"));
    for (var letter : engine.operations().deadLetters("games", 0, 100)) {
      engine.operations().retry("games", letter.letterId(), "ops");
    }
    Engines.until(() -> engine.entry("games").requests().isEmpty());
    engine.await("games", log.append(new Won("chess", "dan", BigDecimal.ONE)));
    broken.clear();
    retryAll();

    equalsAWholeRun();
  }

  @Test
  void a_letter_that_is_thrown_away_is_gone_and_its_reason_kept() {
    broken.add("scores/chess-bob");
    log.append(new Won("chess", "bob", BigDecimal.TEN));
    engine.await("games", log.append(new Won("chess", "bob", BigDecimal.ONE)));
    broken.clear();
    var first = engine.operations().deadLetters("games", 0, 1).getFirst();

    engine.operations().discard("games", first.letterId(), "ops", "never happened");
    Engines.until(() -> lettersLeft() == 1);
    retryAll();

    assertThat(engine.documents("games", "scores", ScoreOf.class).find("chess-bob"))
        .hasValueSatisfying(bob -> assertThat(bob.document().points()).isEqualByComparingTo("1"));
    assertThat(mongo.database().getCollection("readModelDiscards").find().first())
        .containsEntry("reason", "never happened")
        .containsEntry("by", "ops")
        .containsEntry("document", "scores/chess-bob");
  }

  @Test
  void a_letter_that_is_not_there_cannot_be_retried() {
    engine.await("games", log.append(new Won("chess", "bob", BigDecimal.TEN)));
    assertThatThrownBy(() -> engine.operations().retry("games", "bm9uZSMx", "ops"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> engine.operations().retry("games", "!", "ops"))
        .isInstanceOf(Refusal.class);
  }
}
