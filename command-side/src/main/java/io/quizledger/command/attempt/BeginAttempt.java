package io.quizledger.command.attempt;

import io.quizledger.command.quiz.QuizStanding;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.attempt.AttemptRef;
import java.time.Instant;
import java.util.List;

/// An attempt that may begin.
///
/// @param claims what must be true of no other attempt
record BeginAttempt(
    AttemptRef ref, QuizStanding quiz, Paper paper, long seed, Instant at, List<String> claims) {}
