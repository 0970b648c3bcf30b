package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A learner answered a question, for the first time or anew; the last answer in the log counts.
///
/// @param sequence counts the answers and clearings of the attempt, from 1
/// @param outcome all parts of it, whoever may see them
/// @param isFinal whether the question cannot be answered again, because something is shown at once
/// @param timeSpentMillis since the attempt's previous fact, by the clocks of those who recorded
///   the two; never below 0; absent where that is not known, since the first revision did not say
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerGiven(
    AttemptRef attempt,
    QuestionId questionId,
    int sequence,
    Response response,
    Outcome outcome,
    boolean isFinal,
    Instant answeredAt,
    @Nullable Long timeSpentMillis,
    ClientStamp client)
    implements AttemptEvent {}
