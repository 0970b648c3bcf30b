package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.LogTokens;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnfollowedTokenTest {
  private static final Duration A_LONG_TIME = Duration.ofHours(1);

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
      assertThat(alone.operations().one("games").position()).isEqualTo(log.head());

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

  /// A claim is extended every fifth of its time-out.
  @Test
  void a_token_is_stored_though_the_claim_is_extended_more_often() {
    try (var alone = node(Engines.CLAIM_TIMEOUT.dividedBy(2))) {
      Engines.until(() -> alone.filling().isEmpty() && !alone.mayBeKeptElsewhere("games"));
      Games.play(log, 1);
      Engines.until(() -> stored(alone) == log.head());
    }
  }

  @Test
  void a_token_is_stored_in_time_while_the_read_model_is_rebuilt() {
    try (var alone = node()) {
      Engines.until(() -> alone.filling().isEmpty() && !alone.mayBeKeptElsewhere("games"));
      Games.play(log, 20);
      alone.await("games", log.head());

      alone.operations().rebuild("games", true);

      Engines.until(() -> alone.entry("games").live() == 2);
      assertThat(stored(alone)).isEqualTo(log.head());
    }
  }

  private ReadModelEngine node() {
    return node(A_LONG_TIME);
  }

  private ReadModelEngine node(Duration interval) {
    return Engines.games(mongo, log, Engines.storingUnfollowedTokensAfter(interval), Faults.NONE);
  }

  private long stored(ReadModelEngine engine) {
    var generation = engine.entry("games").live();
    return LogTokens.position(
        Engines.tokens(mongo.database(), "onlooker", Engines.CLAIM_TIMEOUT)
            .peek(Generation.tokenName(new StoredName("games", 1), generation)));
  }
}
