package io.quizledger.query.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewPolicyTest {
  private static final Outcome FULL =
      new Outcome(Points.of("1"), Points.of("2"), Correctness.PARTIAL, "Half of it");

  @ParameterizedTest(name = "{0}, submitted {1}, closed {2}, final {3}: shown {4}")
  @CsvSource({
    "NEVER,            false, false, false, false",
    "NEVER,            true,  false, true,  false",
    "NEVER,            true,  true,  true,  false",
    "AFTER_ANSWER,     false, false, false, false",
    "AFTER_ANSWER,     false, true,  false, false",
    "AFTER_ANSWER,     false, false, true,  true",
    "AFTER_ANSWER,     true,  false, false, true",
    "AFTER_SUBMISSION, false, false, false, false",
    "AFTER_SUBMISSION, false, false, true,  false",
    "AFTER_SUBMISSION, false, true,  true,  false",
    "AFTER_SUBMISSION, true,  false, false, true",
    "AFTER_CLOSE,      false, false, true,  false",
    "AFTER_CLOSE,      false, true,  true,  false",
    "AFTER_CLOSE,      true,  false, true,  false",
    "AFTER_CLOSE,      true,  true,  false, true",
  })
  void eachPartOfAnOutcomeIsShownFromItsOwnMomentOn(
      ReviewMoment moment, boolean submitted, boolean closed, boolean isFinal, boolean shown) {
    var never = ReviewMoment.NEVER;

    var score = policy(new ReviewSettings(moment, never, never, never), submitted, closed);
    assertThat(score.shown(FULL, isFinal))
        .isEqualTo(shown ? new Outcome(FULL.points(), FULL.maxPoints(), null, null) : null);
    var correctness = policy(new ReviewSettings(never, moment, never, never), submitted, closed);
    assertThat(correctness.shown(FULL, isFinal))
        .isEqualTo(shown ? new Outcome(null, null, FULL.correctness(), null) : null);
    var feedback = policy(new ReviewSettings(never, never, never, moment), submitted, closed);
    assertThat(feedback.shown(FULL, isFinal))
        .isEqualTo(shown ? new Outcome(null, null, null, FULL.feedback()) : null);
    var key = policy(new ReviewSettings(never, never, moment, never), submitted, closed);
    assertThat(key.showsKey(isFinal)).isEqualTo(shown);
    assertThat(key.shown(FULL, isFinal)).isNull();
  }

  @Test
  void theScoreOfAnOpenAttemptIsNeverShownEvenWherePointsAreShownAfterEachAnswer() {
    var after = ReviewMoment.AFTER_ANSWER;

    assertThat(policy(new ReviewSettings(after, after, after, after), false, false).showsScore())
        .isFalse();
  }

  @Test
  void whoeverMayReadAllOfTheQuizSeesEverything() {
    var never = ReviewMoment.NEVER;
    var policy =
        new ReviewPolicy(new ReviewSettings(never, never, never, never), true, false, false);

    assertThat(policy.shown(FULL, false)).isEqualTo(FULL);
    assertThat(policy.showsKey(false)).isTrue();
    assertThat(policy.showsScore()).isTrue();
  }

  private static ReviewPolicy policy(ReviewSettings settings, boolean submitted, boolean closed) {
    return new ReviewPolicy(settings, false, submitted, closed);
  }
}
