package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Let no further attempt start.
record WithdrawQuiz(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, Instant at)
    implements QuizCommand {}
