package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.Response;
import io.quizledger.events.assessment.Score;
import io.quizledger.events.attempt.ClientStamp;
import io.quizledger.events.ids.QuestionId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One fact of an attempt as its reader may see it.
///
/// @param position its commit's, from 1
/// @param index its place within the commit, from 0
/// @param actorId absent for the system
/// @param comment a marker's words
/// @param score what the attempt came to
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryItem(
    long position,
    int index,
    Instant time,
    FactType type,
    @Nullable String actorId,
    @Nullable QuestionId questionId,
    @Nullable Integer sequence,
    @Nullable Response response,
    @Nullable Outcome outcome,
    @Nullable String comment,
    @Nullable Score score,
    @Nullable Instant clientTime,
    @Nullable String clientId,
    @Nullable Long clientSequence) {
  static HistoryItem of(FactDocument fact, ReviewPolicy policy) {
    var client = Objects.requireNonNullElse(fact.client(), ClientStamp.NONE);
    return new HistoryItem(
        fact.position(),
        fact.index(),
        fact.time(),
        fact.type(),
        fact.actorId(),
        fact.questionId(),
        fact.sequence(),
        fact.response(),
        policy.shown(fact.outcome(), fact.isFinal()),
        policy.showsComments() ? fact.comment() : null,
        policy.shown(fact.score()),
        client.clientTime(),
        client.clientId(),
        client.clientSequence());
  }
}
