package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;

/// A question was added at the end of the draft.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionAdded(QuizId quizId, Question question) implements QuizEvent {}
