package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.ids.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A learner began an attempt.
///
/// @param ownerId the quiz's owner
/// @param deadline answers count until then; absent: for ever
/// @param graceSeconds how long after the deadline answers are still taken
/// @param seed the order of questions, choices, matches and items follows from it
/// @param attemptScoring which attempt counts, for the leaderboard
/// @param maxPoints what the paper can earn
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptStarted(
    AttemptRef attempt,
    AccountId ownerId,
    Instant startedAt,
    @Nullable Instant deadline,
    long graceSeconds,
    long seed,
    AttemptScoring attemptScoring,
    @Nullable Percent passingPercent,
    int questionCount,
    Points maxPoints)
    implements AttemptEvent {}
