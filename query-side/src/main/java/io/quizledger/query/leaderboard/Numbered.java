package io.quizledger.query.leaderboard;

/// The result of a learner's attempt at a quiz.
///
/// @param number the attempt's, from 1
record Numbered(int number, Result result) {}
