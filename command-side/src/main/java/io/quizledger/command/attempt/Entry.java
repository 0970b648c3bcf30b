package io.quizledger.command.attempt;

import io.quizledger.events.assessment.Response;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.QuestionId;
import org.jspecify.annotations.Nullable;

/// What a learner says to one question.
///
/// @param questionId the question
/// @param response absent: the answer is taken back
/// @param client what the client says of it
/// @param path where the entry stands in the request, as `answers[3].`; empty for a single one
record Entry(QuestionId questionId, @Nullable Response response, ClientStamp client, String path) {}
