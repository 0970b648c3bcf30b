package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;

/// A question left the draft.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionRemoved(QuizId quizId, QuestionId questionId) implements QuizEvent {}
