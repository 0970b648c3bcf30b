package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.ids.QuizId;

/// The draft presents itself otherwise.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizDetailsChanged(QuizId quizId, QuizDetails details) implements QuizEvent {}
