package io.quizledger.query.attempts;

import io.quizledger.events.ids.QuestionId;

/// Where an acknowledged answer or clearing stands in the log.
///
/// @param sequence counts the attempt's answers and clearings, from 1
/// @param position its commit's, from 1
/// @param hash its commit's, 64 lower-case hex digits
record Receipt(QuestionId questionId, int sequence, long position, String hash) {}
