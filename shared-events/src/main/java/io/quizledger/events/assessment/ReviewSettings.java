package io.quizledger.events.assessment;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// From when on a learner may see each part of an outcome. Absent parts take their default.
///
/// @param score the points; after submission by default
/// @param correctness right, partly right or wrong; after submission by default
/// @param key the right answers; never by default
/// @param feedback the author's words; after submission by default
public record ReviewSettings(
    ReviewMoment score, ReviewMoment correctness, ReviewMoment key, ReviewMoment feedback) {
  /// What holds where an author has said nothing.
  public static final ReviewSettings DEFAULT = new ReviewSettings(null, null, null, null);

  /// Fills in the defaults.
  public ReviewSettings(
      @Nullable ReviewMoment score,
      @Nullable ReviewMoment correctness,
      @Nullable ReviewMoment key,
      @Nullable ReviewMoment feedback) {
    this.score = requireNonNullElse(score, ReviewMoment.AFTER_SUBMISSION);
    this.correctness = requireNonNullElse(correctness, ReviewMoment.AFTER_SUBMISSION);
    this.key = requireNonNullElse(key, ReviewMoment.NEVER);
    this.feedback = requireNonNullElse(feedback, ReviewMoment.AFTER_SUBMISSION);
  }

  /// Whether any part is shown as soon as a question is answered, which makes answers final.
  public boolean showsAnythingAfterAnswer() {
    return List.of(score, correctness, key, feedback).contains(ReviewMoment.AFTER_ANSWER);
  }
}
