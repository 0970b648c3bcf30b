package io.quizledger.events.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What both sides of the product hold about reviews.
class ReviewTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "NEVER,            true,  true,  true,  false",
    "AFTER_ANSWER,     false, false, true,  false",
    "AFTER_ANSWER,     true,  false, false, true",
    "AFTER_ANSWER,     false, true,  false, true",
    "AFTER_SUBMISSION, true,  false, true,  false",
    "AFTER_SUBMISSION, false, true,  false, true",
    "AFTER_CLOSE,      true,  false, true,  false",
    "AFTER_CLOSE,      true,  true,  false, false",
    "AFTER_CLOSE,      false, true,  true,  true"
  })
  void aPartIsShownOnceItsMomentHasCome(
      ReviewMoment moment, boolean isFinal, boolean submitted, boolean closed, boolean shown) {
    assertThat(moment.hasCome(isFinal, submitted, closed)).isEqualTo(shown);
  }

  @Test
  void aQuizClosesAtItsClosingTimeWhetherItIsWithdrawnOrNot() {
    var closing =
        new QuizSettings(
            null,
            0,
            null,
            NOON,
            null,
            AttemptScoring.HIGHEST,
            null,
            false,
            false,
            ReviewSettings.DEFAULT);

    assertThat(closing.isClosedAt(NOON.minusMillis(1), true)).isFalse();
    assertThat(closing.isClosedAt(NOON, false)).isTrue();
  }

  @Test
  void aQuizWithoutAClosingTimeClosesWhenItIsWithdrawn() {
    assertThat(QuizSettings.DEFAULT.isClosedAt(NOON, false)).isFalse();
    assertThat(QuizSettings.DEFAULT.isClosedAt(NOON, true)).isTrue();
  }

  @Test
  void whatIsNotAnsweredEarnsNothing() {
    var id = new QuestionId("q-1");
    var essay = new Essay(id, null, "?", null, Points.of("5"), "Thank you.", null, null);

    assertThat(Outcome.unanswered(essay))
        .isEqualTo(new Outcome(Points.ZERO, Points.of("5"), Correctness.WRONG, null));
    assertThat(Outcome.unanswered(new Description(id, null, "!", null, null, null, null, null)))
        .isEqualTo(new Outcome(Points.ZERO, Points.ZERO, null, null));
  }
}
