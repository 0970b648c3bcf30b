package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Put a question of the draft otherwise.
record ReplaceQuestion(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, Question question)
    implements QuizCommand {}
