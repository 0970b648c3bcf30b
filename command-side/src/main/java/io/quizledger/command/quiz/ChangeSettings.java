package io.quizledger.command.quiz;

import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Replace the quiz's settings.
record ChangeSettings(
    @TargetAggregateIdentifier QuizId quizId, Actor actor, long revision, QuizSettings settings)
    implements QuizCommand {}
