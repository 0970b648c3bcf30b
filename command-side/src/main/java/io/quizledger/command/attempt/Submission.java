package io.quizledger.command.attempt;

import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.SubmittedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an attempt ended.
///
/// @param score absent until graded
/// @param fact the number of the submission among the attempt's facts, from 0
record Submission(Instant at, SubmittedBy by, @Nullable Score score, long fact) {
  Submission graded(Score anew) {
    return new Submission(at, by, anew, fact);
  }
}
