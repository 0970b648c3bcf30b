package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.quizledger.platform.projections.Games.Closed;
import io.quizledger.platform.projections.Games.Opened;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Won;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FamilyFoldingTest {
  private static final String SCORES = "games@1.scores.g1";

  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private ReadModelEngine engine;

  @BeforeEach
  void start() {
    engine = Engines.games(mongo, log);
    Engines.until(() -> engine.filling().isEmpty());
  }

  @AfterEach
  void close() {
    engine.close();
    mongo.close();
  }

  @Test
  void documents_of_a_family_that_began_lately_are_made_without_looking() {
    won("go", "ann", 1);
    long before = mongo.looksAt(SCORES);
    engine.await("games", log.append(new Opened("chess")));
    for (int player = 0; player < 20; player++) {
      won("chess", "player" + player, 1);
      won("chess", "player" + player, 2);
    }

    assertThat(mongo.looksAt(SCORES)).isEqualTo(before);
    assertThat(points("chess-player19")).isEqualTo(new BigDecimal(3));

    long beforeAnother = mongo.looksAt(SCORES);
    won("go", "bob", 1);
    assertThat(mongo.looksAt(SCORES)).isEqualTo(beforeAnother + 1);
  }

  @Test
  void documents_of_a_family_that_ended_are_looked_up_again() {
    engine.await("games", log.append(new Opened("chess")));
    won("chess", "ann", 1);
    long before = mongo.looksAt(SCORES);
    engine.await("games", log.append(new Closed("chess")));
    won("chess", "ann", 2);
    won("chess", "bob", 4);

    assertThat(mongo.looksAt(SCORES)).isEqualTo(before + 2);
    assertThat(points("chess-ann")).isEqualTo(new BigDecimal(3));
  }

  @Test
  void a_beginning_that_is_read_again_after_a_crash_lets_documents_be_looked_up() {
    engine.close();
    var crashed = new AtomicBoolean();
    Faults beforeToken =
        target -> {
          if (target.equals("token") && crashed.get()) {
            throw new IllegalStateException("not stored");
          }
        };
    engine = Engines.games(mongo, log, Engines.settings(), beforeToken);
    Engines.until(() -> engine.filling().isEmpty());
    crashed.set(true);
    log.append(new Opened("chess"));
    won("chess", "ann", 1);
    engine.close();

    engine = Engines.games(mongo, log);
    won("chess", "ann", 2);

    assertThat(points("chess-ann")).isEqualTo(new BigDecimal(3));
  }

  @Test
  void a_document_that_another_node_made_nevertheless_is_folded_on() {
    engine.await("games", log.append(new Opened("chess")));
    won("go", "ann", 5);
    var scores = mongo.database().getCollection(SCORES);
    var document = scores.find(Filters.eq("_id", "go-ann")).first();
    document.put("_id", "chess-ann");
    scores.insertOne(document);

    won("chess", "ann", 2);

    assertThat(points("chess-ann")).isEqualTo(new BigDecimal(7));
  }

  private void won(String game, String player, int points) {
    engine.await("games", log.append(new Won(game, player, BigDecimal.valueOf(points))));
  }

  private BigDecimal points(String id) {
    return engine
        .documents("games", "scores", ScoreOf.class)
        .find(id)
        .orElseThrow()
        .document()
        .points();
  }
}
