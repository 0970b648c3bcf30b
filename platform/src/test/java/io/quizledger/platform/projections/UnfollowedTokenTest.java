package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnfollowedTokenTest {
  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void a_token_is_stored_in_time_only_once_another_node_keeps_the_read_model_too() {
    try (var alone = node()) {
      Engines.until(() -> alone.filling().isEmpty() && !alone.mayBeKeptElsewhere("games"));
      Games.play(log, 20);
      alone.await("games", log.head());
      assertThat(stored(alone)).isLessThan(log.head());

      try (var other = node()) {
        other.await("games", log.head());
        assertThat(stored(other)).isEqualTo(log.head());
      }
    }
  }

  @Test
  void what_was_not_stored_at_a_nodes_end_is_so_afterwards() {
    try (var first = node()) {
      Engines.until(() -> first.filling().isEmpty() && !first.mayBeKeptElsewhere("games"));
      Games.play(log, 20);
      first.await("games", log.head());
    }

    try (var second = node()) {
      assertThat(stored(second)).isEqualTo(log.head());
    }
  }

  private ReadModelEngine node() {
    return Engines.games(mongo, log, Engines.storingUnfollowedTokensAtLast(), Faults.NONE);
  }

  private static long stored(ReadModelEngine engine) {
    return engine.operations().one("games").position();
  }
}
