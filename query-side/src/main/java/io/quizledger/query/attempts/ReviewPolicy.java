package io.quizledger.query.attempts;

import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.Score;
import io.quizledger.query.catalogue.QuizDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What of an attempt's outcomes its reader may see now.
///
/// Nothing of an open attempt is shown but what the quiz shows *after answer*, and that only for
/// answers that can no longer be changed.
///
/// @param everything whether the reader may read all of the quiz, whatever its settings
/// @param submitted whether the attempt was handed in
/// @param closed whether the quiz has closed
public record ReviewPolicy(
    ReviewSettings settings, boolean everything, boolean submitted, boolean closed) {
  /// The policy of `quiz` at `now`, for an attempt.
  static ReviewPolicy of(QuizDocument quiz, boolean everything, boolean submitted, Instant now) {
    return new ReviewPolicy(
        quiz.draftSettings().review(), everything, submitted, quiz.isClosedAt(now));
  }

  /// What holds at `now` for the graded attempts at `quiz`: on the board, and in percentages.
  public static ReviewPolicy ofGraded(QuizDocument quiz, boolean everything, Instant now) {
    return of(quiz, everything, true, now);
  }

  /// Whether the points of a graded attempt are shown.
  public boolean showsScore() {
    return isOpen(settings.score(), false);
  }

  @Nullable Score shown(@Nullable Score score) {
    return showsScore() ? score : null;
  }

  /// The parts of `outcome` that are shown; null where there are none.
  ///
  /// @param isFinal whether the answer can no longer be changed
  @Nullable Outcome shown(@Nullable Outcome outcome, boolean isFinal) {
    if (outcome == null) {
      return null;
    }
    var points = isOpen(settings.score(), isFinal);
    var correctness = isOpen(settings.correctness(), isFinal);
    var feedback = isOpen(settings.feedback(), isFinal);
    return points || correctness || (feedback && outcome.feedback() != null)
        ? new Outcome(
            points ? outcome.points() : null,
            points ? outcome.maxPoints() : null,
            correctness ? outcome.correctness() : null,
            feedback ? outcome.feedback() : null)
        : null;
  }

  /// Whether a marker's words are shown.
  boolean showsComments() {
    return isOpen(settings.feedback(), false);
  }

  /// Whether the right answer to a question is shown.
  ///
  /// @param isFinal whether the learner's answer to it can no longer be changed
  boolean showsKey(boolean isFinal) {
    return isOpen(settings.key(), isFinal);
  }

  private boolean isOpen(ReviewMoment moment, boolean isFinal) {
    return everything || moment.hasCome(isFinal, submitted, closed);
  }
}
