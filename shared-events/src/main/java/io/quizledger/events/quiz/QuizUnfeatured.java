package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuizId;

/// An administrator took the quiz out of the window.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizUnfeatured(QuizId quizId) implements QuizEvent {}
