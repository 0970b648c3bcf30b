package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Put the quiz in the window, or take it out.
///
/// @param featured which of the two
record FeatureQuiz(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, boolean featured)
    implements QuizCommand {}
