package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer came after its time; it is kept and never scored.
///
/// @param response absent where the learner cleared the answer
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LateAnswerReceived(
    AttemptRef attempt,
    QuestionId questionId,
    @Nullable Response response,
    Instant receivedAt,
    ClientStamp client)
    implements AttemptEvent {}
