package io.quizledger.command.quiz;

import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Add the questions of a file at the end of the draft, all of them in one commit.
///
/// @param rehearsal whether only to find out if it could be done
record ImportQuestions(
    @TargetAggregateIdentifier QuizId quizId,
    Actor actor,
    long revision,
    GiftFile.Read file,
    boolean rehearsal)
    implements QuizCommand {}
