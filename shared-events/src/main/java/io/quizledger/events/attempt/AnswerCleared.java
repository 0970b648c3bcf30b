package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;

/// A learner took an answer back; its history stays.
///
/// @param sequence counts the answers and clearings of the attempt, from 1
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerCleared(
    AttemptRef attempt, QuestionId questionId, int sequence, Instant clearedAt, ClientStamp client)
    implements AttemptEvent {}
