package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Add a question at the end of the draft.
record AddQuestion(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, Question question)
    implements QuizCommand {}
