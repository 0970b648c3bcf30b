package io.quizledger.events.attempt;

import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;

/// What every fact of an attempt says of it.
///
/// @param version of the quiz, to which the attempt is bound for ever
/// @param number from 1 per learner and quiz, over all versions
/// @param ownersOwn whether the learner owns the quiz: such attempts stand on no leaderboard
public record AttemptRef(
    AttemptId attemptId,
    QuizId quizId,
    int version,
    AccountId learnerId,
    int number,
    boolean ownersOwn) {}
