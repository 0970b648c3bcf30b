package io.quizledger.command.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.ids.AttemptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to a hand-in.
///
/// @param score absent until graded, and where the learner may not see it
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandedIn(AttemptId attemptId, Status status, Instant submittedAt, @Nullable Score score) {
  enum Status {
    GRADED,
    TO_BE_MARKED
  }

  static HandedIn of(AttemptId attemptId, Submission submission, Shown shown) {
    return of(attemptId, submission.at(), submission.score(), shown);
  }

  static HandedIn of(Commit commit) {
    AttemptSubmitted submitted = null;
    Score score = null;
    var shown = Shown.NOTHING;
    for (var event : commit.events()) {
      switch (event.getPayload()) {
        case AttemptSubmitted fact -> {
          submitted = fact;
          shown = Shown.in(event.getMetaData());
        }
        case AttemptGraded fact -> score = fact.score();
        default -> {
          // Nothing else is told.
        }
      }
    }
    if (submitted == null) {
      throw new IllegalStateException("The commit at " + commit.position() + " submits nothing");
    }
    return of(submitted.attempt().attemptId(), submitted.submittedAt(), score, shown);
  }

  private static HandedIn of(AttemptId attemptId, Instant at, @Nullable Score score, Shown shown) {
    return new HandedIn(
        attemptId,
        score == null ? Status.TO_BE_MARKED : Status.GRADED,
        at,
        shown.shows(Shown.Part.SCORE) ? score : null);
  }
}
