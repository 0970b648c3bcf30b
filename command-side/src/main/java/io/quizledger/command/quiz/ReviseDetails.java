package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Present the quiz otherwise.
record ReviseDetails(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, DetailsPatch patch)
    implements QuizCommand {}
