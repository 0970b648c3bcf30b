package io.quizledger.platform.projections;

import static io.quizledger.platform.projections.Engines.until;
import static io.quizledger.platform.projections.Engines.untilRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.platform.projections.Games.LaterScore;
import io.quizledger.platform.projections.Games.ScoreOf;
import io.quizledger.platform.projections.Games.Won;
import io.quizledger.platform.projections.ProjectionStatus.State;
import io.quizledger.platform.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A release begins another form beside the one that is read.
class FormBegunTest extends TwoReleases {
  @Test
  void a_form_that_is_not_there_begins_by_itself_and_the_earlier_one_is_read_meanwhile() {
    Games.play(log, COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(HELD);
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
    untilRead(earlier, log.append(new Won("chess", "ann", BigDecimal.ONE)));
    assertThat(earlier.documents("games", "scores", ScoreOf.class).find("chess-ann"))
        .hasValueSatisfying(ann -> assertThat(ann.document().points()).isEqualByComparingTo("1"));

    slow.set(Duration.ZERO);
    until(() -> isReady(later));
    untilRead(later, log.head());
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
    Games.play(log, COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(HELD);
    var first = later();
    until(() -> status(first).rebuild().percent() > 30);
    var rebuildId = status(first).rebuild().rebuildId();
    first.close();
    var second = later();

    until(() -> second.entry("games").rebuild() != null);
    assertThat(status(second).rebuild().rebuildId()).isEqualTo(rebuildId);
    assertThat(status(second).rebuild().percent()).isGreaterThanOrEqualTo(30);
    slow.set(Duration.ZERO);
    until(() -> isReady(second));
    untilRead(second, log.head());
    equalsAWholeRun(LATER, 1);
  }

  @Test
  void it_is_filled_while_facts_come_without_a_pause() {
    Games.play(log, COMMITS);
    try (var writing = Meanwhile.repeat(this::playOn)) {
      var later = later();
      until(() -> isReady(later));
      assertThat(writing.times()).isPositive();
    }
  }

  private void playOn() {
    Games.play(log, 1);
    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
  }

  @Test
  void a_form_that_is_being_filled_can_be_paused_but_not_cancelled() {
    Games.play(log, COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    slow.set(HELD);
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
    slow.set(Duration.ZERO);
    until(() -> isReady(later));
  }

  @Test
  void a_form_whose_folding_fails_says_so_and_its_nodes_are_not_ready() {
    var broken = new AtomicBoolean(true);
    Games.play(log, 20);
    var earlier = earlier();
    until(() -> isReady(earlier));
    var later =
        start(
            new ReadModel(
                "games",
                2,
                List.of(new ReadModel.Stage<>(new Unkeyed(broken), List.of(), List.of()))));
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
    public Collection<String> keys(RecordedEvent event) {
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
}
