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

  /// The answer to the hand-in that `commit` holds.
  static HandedIn of(Commit commit) {
    for (var event : commit.events()) {
      if (event.getPayload() instanceof AttemptSubmitted) {
        return of(commit, Shown.in(event.getMetaData()));
      }
    }
    throw submitsNothing(commit);
  }

  /// The same, as far as it may be `shown`.
  static HandedIn of(Commit commit, Shown shown) {
    AttemptSubmitted submitted = null;
    Score score = null;
    for (var event : commit.events()) {
      switch (event.getPayload()) {
        case AttemptSubmitted fact -> submitted = fact;
        case AttemptGraded fact -> score = fact.score();
        default -> {
          // Nothing else is told.
        }
      }
    }
    if (submitted == null) {
      throw submitsNothing(commit);
    }
    return new HandedIn(
        submitted.attempt().attemptId(),
        score == null ? Status.TO_BE_MARKED : Status.GRADED,
        submitted.submittedAt(),
        shown.shows(Shown.Part.SCORE) ? score : null);
  }

  private static IllegalStateException submitsNothing(Commit commit) {
    return new IllegalStateException("The commit at " + commit.position() + " submits nothing");
  }
}
