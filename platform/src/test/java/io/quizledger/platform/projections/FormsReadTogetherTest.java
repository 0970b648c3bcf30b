package io.quizledger.platform.projections;

import static io.quizledger.platform.projections.Engines.until;
import static io.quizledger.platform.projections.Engines.untilRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Two forms that are both read.
class FormsReadTogetherTest extends TwoReleases {
  @Test
  void who_asks_in_one_form_after_another_is_not_shown_less() {
    Games.play(log, 20);
    var earlier = earlier();
    var later = later();
    until(() -> isReady(earlier) && isReady(later));
    until(() -> earlier.readByOthers("games") == 20 && later.readByOthers("games") == 20);
    slow.set(Duration.ofMillis(20));
    var answeredByBoth = new AtomicInteger();

    try (var reading =
        Meanwhile.repeat(
            () -> {
              if (isAnsweredBy(earlier) && isAnsweredBy(later)) {
                answeredByBoth.incrementAndGet();
              }
            })) {
      until(
          () -> {
            Games.play(log, 1);
            return answeredByBoth.get() >= 30 || reading.hasFailed();
          });
    }
  }

  /// Whether the node has read, in time, what the other has; and where it answers, it has.
  private static boolean isAnsweredBy(ReadModelEngine node) {
    long others = node.readByOthers("games");
    try {
      assertThat(node.await("games", null).position()).isGreaterThanOrEqualTo(others);
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo(CommonErrorCode.NOT_YET_REFLECTED);
      return false;
    }
  }

  @Test
  void a_rebuild_of_the_earlier_form_runs_beside_the_later_one() {
    Games.play(log, COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    earlier.operations().rebuild("games", true);
    var later = later();
    until(() -> isReady(later));
    until(() -> earlier.entry("games").live() == 2);
    untilRead(earlier, log.head());
    untilRead(later, log.head());
    equalsAWholeRun(EARLIER, 2);
    equalsAWholeRun(LATER, 1);
  }
}
