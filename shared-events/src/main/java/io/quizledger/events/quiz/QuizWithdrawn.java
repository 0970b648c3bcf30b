package io.quizledger.events.quiz;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.ids.QuizId;
import java.time.Instant;

/// No further attempts start; running ones go on.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuizWithdrawn(QuizId quizId, int version, Instant withdrawnAt) implements QuizEvent {}
