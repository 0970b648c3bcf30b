package io.quizledger.query.leaderboard;

import static io.quizledger.query.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedResultTest {
  private static final Result FIRST = result("7", 5_000, 1);
  private static final Result BEST = result("9", 9_000, 2);
  private static final Result LAST = result("4", 1_001, 3);
  private static final List<Numbered> THREE =
      List.of(new Numbered(1, FIRST), new Numbered(2, BEST), new Numbered(5, LAST));

  @Test
  void theHighestIsTheOneThatWouldStandFirstOnTheBoard() {
    assertThat(CountedResult.of(THREE, AttemptScoring.HIGHEST)).isEqualTo(BEST);

    var faster = result("9", 8_999, 9);
    assertThat(
            CountedResult.of(
                List.of(new Numbered(2, BEST), new Numbered(3, faster)), AttemptScoring.HIGHEST))
        .isEqualTo(faster);
  }

  @Test
  void theFirstAndTheLastGoByNumber() {
    assertThat(CountedResult.of(THREE, AttemptScoring.FIRST)).isEqualTo(FIRST);
    assertThat(CountedResult.of(THREE, AttemptScoring.LAST)).isEqualTo(LAST);
  }

  @Test
  void theAverageIsTheExactMeanHalfUpAndAchievedWithTheLast() {
    assertThat(CountedResult.of(THREE, AttemptScoring.AVERAGE))
        .isEqualTo(
            new Result(
                Points.of("6.6667"),
                new Percent(Points.of("66.6667").value()),
                5_000,
                LAST.achievedAt()));
  }

  private static Result result(String points, long millis, int second) {
    return new Result(
        Points.of(points),
        Percent.of(Points.of(points), Points.of("10")),
        millis,
        NOON.plusSeconds(second));
  }
}
