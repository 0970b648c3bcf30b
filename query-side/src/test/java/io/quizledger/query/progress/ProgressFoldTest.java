package io.quizledger.query.progress;

import static io.quizledger.query.testing.Samples.ANNA;
import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.Q1;
import static io.quizledger.query.testing.Samples.answered;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.graded;
import static io.quizledger.query.testing.Samples.started;
import static io.quizledger.query.testing.Samples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Percent;
import io.quizledger.query.testing.Facts;
import io.quizledger.query.testing.FoldedLog;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ProgressFoldTest {
  private static final Facts TWO_ATTEMPTS =
      Facts.of(
          started(attempt(ANNA, 1), NOON),
          answered(attempt(ANNA, 1), Q1, 1, NOON),
          answered(attempt(ANNA, 1), Q1, 2, NOON),
          submitted(attempt(ANNA, 1), NOON, NOON.plusSeconds(5)),
          graded(attempt(ANNA, 1), "8", NOON, NOON.plusSeconds(5)),
          started(attempt(ANNA, 2), NOON.plusSeconds(60)),
          submitted(attempt(ANNA, 2), NOON.plusSeconds(60), NOON.plusSeconds(90)),
          graded(attempt(ANNA, 2), "4", NOON.plusSeconds(60), NOON.plusSeconds(90)));

  @Test
  void itCountsAttemptsAndHandIns() {
    var progress = folded(TWO_ATTEMPTS);

    assertThat(progress.attempts()).isEqualTo(2);
    assertThat(progress.submitted()).isEqualTo(2);
    assertThat(progress.lastAt()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void answersAreCountedWhenTheirAttemptIsHandedIn() {
    var log =
        Facts.of(
            started(attempt(ANNA, 1), NOON),
            submitted(attempt(ANNA, 1), NOON, NOON.plusSeconds(5), 2),
            started(attempt(ANNA, 2), NOON.plusSeconds(60)));

    assertThat(folded(log).answersGiven()).isEqualTo(2);
    assertThat(folded(log).uncounted()).containsExactly(attempt(ANNA, 2).attemptId());
  }

  @Test
  void anAttemptThatDidNotTellHowManyAnswersItHadIsCountedByItsAnswers() {
    var log =
        Facts.of(
            started(attempt(ANNA, 1), NOON),
            submitted(attempt(ANNA, 1), NOON, NOON.plusSeconds(5), null));

    assertThat(folded(log).answersGiven()).isZero();
    assertThat(folded(log).uncounted()).containsExactly(attempt(ANNA, 1).attemptId());
  }

  @Test
  void itKnowsTheBestAndTheLastGrade() {
    var progress = folded(TWO_ATTEMPTS);

    assertThat(progress.bestPercent()).contains(new Percent(new BigDecimal(80)));
    assertThat(progress.lastPercent()).contains(new Percent(new BigDecimal(40)));
    assertThat(progress.passed()).isEmpty();
  }

  @Test
  void aGradeGivenAnewCountsOnce() {
    var log = new Facts();
    TWO_ATTEMPTS.all().forEach(event -> log.commit(event.payload()));
    log.commit(graded(attempt(ANNA, 1), "1", NOON, NOON.plusSeconds(5)));

    assertThat(folded(log).bestPercent()).contains(new Percent(new BigDecimal(40)));
    assertThat(folded(log).percentSum()).isEqualByComparingTo("50");
  }

  private static LearnersQuizDocument folded(Facts log) {
    return FoldedLog.of(new ProgressReadModel().progressFolds(), log)
        .find(ProgressFold.COLLECTION, "anna#rivers", LearnersQuizDocument.class)
        .orElseThrow();
  }
}
