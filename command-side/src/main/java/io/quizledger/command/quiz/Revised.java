package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuizId;

/// Where a quiz stands after a command.
///
/// @param version the latest one published; 0 for none
/// @param revision the number of its facts
record Revised(QuizId quizId, int version, long revision) {}
