package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One fact of an attempt.
///
/// @param order its token: oldest first
/// @param position its commit's, from 1
/// @param index its place within the commit, from 0
/// @param time when it happened; of what the system does when time is up, that moment
/// @param actorId who caused it; absent for the system
/// @param sequence of the attempt's answers and clearings; absent for other facts
/// @param isFinal whether the answer cannot be changed
/// @param comment a marker's words
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactDocument(
    AttemptId attemptId,
    long order,
    long position,
    int index,
    Instant time,
    FactType type,
    @Nullable String actorId,
    @Nullable QuestionId questionId,
    @Nullable Integer sequence,
    @Nullable Response response,
    @Nullable Outcome outcome,
    boolean isFinal,
    @Nullable String comment,
    @Nullable Score score,
    @Nullable ClientStamp client) {
  private static final int DIGITS = 19;

  /// Orders an attempt's facts as the log does.
  static String id(AttemptId attemptId, long order) {
    return idsOf(attemptId) + "0".repeat(DIGITS - Long.toString(order).length()) + order;
  }

  /// What the ids of an attempt's facts begin with.
  static String idsOf(AttemptId attemptId) {
    return attemptId + "#";
  }
}
