package io.quizledger.command.attempt;

import io.quizledger.events.assessment.Correctness;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Points;
import org.jspecify.annotations.Nullable;

/// What an attempt keeps of a question that was answered or marked.
///
/// @param points what it earned; absent until a person has marked it
/// @param isFinal whether it cannot be answered again
record Answered(@Nullable Points points, boolean isFinal) {
  static Answered of(Outcome outcome, boolean isFinal) {
    return new Answered(
        outcome.correctness() == Correctness.TO_BE_MARKED ? null : outcome.points(), isFinal);
  }
}
