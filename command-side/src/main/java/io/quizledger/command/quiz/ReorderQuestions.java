package io.quizledger.command.quiz;

import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.access.Actor;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Put the draft's questions in this order.
record ReorderQuestions(
    @TargetAggregateIdentifier QuizId quizId,
    Actor actor,
    long revision,
    List<QuestionId> questionIds)
    implements QuizCommand {}
