package io.quizledger.query.leaderboard;

import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.OWNER;
import static io.quizledger.query.testing.Samples.QUIZ;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.graded;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.ids.AccountId;
import io.quizledger.query.testing.Facts;
import io.quizledger.query.testing.FoldedLog;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankFoldTest {
  @ParameterizedTest
  @EnumSource(AttemptScoring.class)
  void theCountedRankIsTheRankThatComparingAllGivesAlsoAfterMarksGivenAnew(AttemptScoring scoring) {
    var random = new Random(scoring.ordinal());
    var board = new FoldedLog(new LeaderboardReadModel().leaderboardFolds());
    var log = new Facts();
    for (var fact = 0; fact < 600; fact++) {
      log.commit(anyGrade(random, scoring));
      board.fold(log.last());
    }

    var standings = board.all(StandingFold.COLLECTION, StandingDocument.class);
    assertThat(standings).hasSizeGreaterThan(100);
    for (var standing : standings) {
      assertThat(countedRank(board, standing, standings))
          .isEqualTo(comparedRank(standing, standings));
    }
    assertThat(node(board, "").total()).isEqualTo(standings.size());
  }

  @Test
  void theOwnersOwnAttemptsDoNotCount() {
    var board =
        FoldedLog.of(
            new LeaderboardReadModel().leaderboardFolds(),
            Facts.of(graded(attempt(OWNER, 1), "9", NOON, NOON)));

    assertThat(board.documents(StandingFold.COLLECTION)).isEmpty();
    assertThat(board.documents(RankFold.COLLECTION)).isEmpty();
  }

  private static Object anyGrade(Random random, AttemptScoring scoring) {
    var learner = new AccountId("learner-" + random.nextInt(150));
    var startedAt = NOON.plusMillis(random.nextInt(5));
    var millis = random.nextBoolean() ? 60_000L : random.nextLong(30_000);
    return graded(
        attempt(learner, 1 + random.nextInt(3)),
        Integer.toString(random.nextInt(4)),
        scoring,
        startedAt,
        startedAt.plusMillis(millis));
  }

  private static long countedRank(
      FoldedLog board, StandingDocument standing, List<StandingDocument> all) {
    var key = new RankKey(standing.key());
    var counted =
        key.countedPrefixes().stream()
            .mapToLong(prefix -> node(board, prefix).before(key.digitAfter(prefix)))
            .sum();
    var uncounted =
        all.stream()
            .filter(other -> other.key().startsWith(key.uncountedPrefix()))
            .filter(other -> other.key().compareTo(standing.key()) < 0)
            .count();
    return 1 + counted + uncounted;
  }

  private static long comparedRank(StandingDocument standing, List<StandingDocument> all) {
    return 1
        + all.stream()
            .filter(other -> Result.BEST_FIRST.compare(other.counted(), standing.counted()) < 0)
            .count();
  }

  private static RankNode node(FoldedLog board, String prefix) {
    return board
        .find(RankFold.COLLECTION, RankNode.id(QUIZ, prefix), RankNode.class)
        .orElse(RankNode.EMPTY);
  }
}
