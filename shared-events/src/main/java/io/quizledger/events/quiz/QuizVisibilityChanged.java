package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.QuizId;

/// Others may find the quiz, at once and in all versions.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizVisibilityChanged(QuizId quizId, Visibility visibility) implements QuizEvent {}
