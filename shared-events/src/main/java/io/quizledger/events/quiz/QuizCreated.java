package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;

/// A quiz was created, as an empty draft with default settings.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizCreated(
    QuizId quizId, AccountId ownerId, QuizDetails details, Visibility visibility)
    implements QuizEvent {}
