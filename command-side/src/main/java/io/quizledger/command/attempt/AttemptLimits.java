package io.quizledger.command.attempt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What attempts may hold, and how they are kept ready.
///
/// @param answersAtOnce of one request
/// @param clientId characters of a client's id
/// @param comment characters of a mark's comment
/// @param lateAnswersKept for how long after its time an attempt's late answers are kept
/// @param snapshotAfter how many facts of an attempt are read at most to know it
@ConfigurationProperties("quizledger.attempt")
public record AttemptLimits(
    @DefaultValue("1000") int answersAtOnce,
    @DefaultValue("100") int clientId,
    @DefaultValue("10000") int comment,
    @DefaultValue("24h") Duration lateAnswersKept,
    @DefaultValue("500") int snapshotAfter) {}
