package io.quizledger.query.leaderboard;

import static io.quizledger.query.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankKeyTest {
  @Test
  void keysSortAsTheBoardDoes() {
    var random = new Random(7);
    for (var pair = 0; pair < 20_000; pair++) {
      var one = any(random);
      var other = any(random);
      assertThat(Integer.signum(RankKey.of(one).compareTo(RankKey.of(other))))
          .isEqualTo(Integer.signum(Result.BEST_FIRST.compare(one, other)));
    }
  }

  @Test
  void theMostPointsThatAQuizCanEarnFit() {
    var most = new Result(Points.of("100000000"), Percent.ZERO, 0, NOON);
    var less = new Result(Points.of("99999999.9999"), Percent.ZERO, 0, NOON);

    assertThat(RankKey.of(most)).isLessThan(RankKey.of(less));
    assertThat(RankKey.of(most).value()).hasSize(26);
  }

  @Test
  void itIsCountedDownToTheMillisecondOfItsDuration() {
    var prefixes = RankKey.of(new Result(Points.of("5"), Percent.ZERO, 61_001, NOON));

    assertThat(prefixes.countedPrefixes()).hasSize(8);
    assertThat(prefixes.uncountedPrefix()).hasSize(16);
  }

  @Test
  void aWholeNumberOfSecondsIsCountedDownToTheSecondOfItsAchievement() {
    var prefixes = RankKey.of(new Result(Points.of("5"), Percent.ZERO, 61_000, NOON));

    assertThat(prefixes.countedPrefixes()).hasSize(12);
    assertThat(prefixes.uncountedPrefix()).hasSize(24);
  }

  private static Result any(Random random) {
    return new Result(
        new Points(java.math.BigDecimal.valueOf(random.nextInt(5), random.nextInt(5))),
        Percent.ZERO,
        random.nextBoolean() ? random.nextInt(3) * 1_000L : random.nextLong(5_000_000_000L),
        NOON.plusMillis(random.nextInt(4)));
  }
}
