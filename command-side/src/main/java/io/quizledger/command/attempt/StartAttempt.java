package io.quizledger.command.attempt;

import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;

/// Begin an attempt at a quiz, or find the one that is open.
///
/// @param attemptId of the attempt, if one begins
/// @param seed of its order
record StartAttempt(QuizId quizId, Actor actor, AttemptId attemptId, long seed, Instant at) {}
