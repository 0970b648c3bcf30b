package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;

/// A question of the draft reads otherwise now, in the same place.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionReplaced(QuizId quizId, Question question) implements QuizEvent {}
