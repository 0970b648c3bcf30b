package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuizId;

/// An administrator put the quiz in the window.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizFeatured(QuizId quizId) implements QuizEvent {}
