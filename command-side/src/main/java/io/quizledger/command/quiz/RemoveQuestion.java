package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Take a question out of the draft.
record RemoveQuestion(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, QuestionId questionId)
    implements QuizCommand {}
