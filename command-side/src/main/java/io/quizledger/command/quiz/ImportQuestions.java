package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Add questions at the end of the draft, all of them in one commit.
///
/// @param rehearsal whether only to find out if it could be done
record ImportQuestions(
    @TargetAggregateIdentifier QuizId quizId,
    Actor actor,
    long revision,
    List<Question> questions,
    boolean rehearsal)
    implements QuizCommand {}
