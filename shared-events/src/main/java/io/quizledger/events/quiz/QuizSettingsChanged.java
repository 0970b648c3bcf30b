package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.ids.QuizId;

/// The draft's settings were replaced; opening and closing time, attempts allowed and review act at
/// once, for all versions.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizSettingsChanged(QuizId quizId, QuizSettings settings) implements QuizEvent {}
