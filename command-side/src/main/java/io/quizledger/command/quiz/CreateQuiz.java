package io.quizledger.command.quiz;

import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Begin a quiz.
record CreateQuiz(
    @TargetAggregateIdentifier QuizId quizId,
    AccountId ownerId,
    QuizDetails details,
    Visibility visibility) {}
