package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.quizledger.platform.projections.Games.Closed;
import io.quizledger.platform.projections.Games.Opened;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Won;
import java.math.BigDecimal;
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
    won("go", "bob", 1);
    assertThat(mongo.looksAt(SCORES)).isGreaterThan(before);
  }

  @Test
  void documents_of_a_family_that_ended_are_looked_up_again() {
    engine.await("games", log.append(new Opened("chess")));
    won("chess", "ann", 1);
    long before = mongo.looksAt(SCORES);
    engine.await("games", log.append(new Won("chess", "ann", BigDecimal.TWO), new Closed("chess")));
    assertThat(mongo.looksAt(SCORES)).isEqualTo(before);
    won("chess", "bob", 1);
    won("chess", "ann", 4);

    assertThat(mongo.looksAt(SCORES)).isGreaterThan(before);
    assertThat(points("chess-ann")).isEqualTo(new BigDecimal(7));
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
