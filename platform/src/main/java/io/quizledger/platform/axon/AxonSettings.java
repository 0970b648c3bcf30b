package io.quizledger.platform.axon;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How Axon works on the log.
///
/// @param fetchDelay the time between two looks at the log's end; 100ms on the command side, where
///   nobody waits for what it reads
/// @param hurriedFetchDelay the same while a reader waits for what is new
/// @param cachedEvents how many of the newest events are kept for readers that tail the log
/// @param cachedSize what the commits of those events come to at most; a larger commit is read anew
///   by each of those readers
/// @param claimTimeout after how long without a sign of life another node takes a processor over
/// @param deadLetterSequences how many sequences of one processor may stand still
/// @param deadLettersPerSequence how many letters of one sequence are kept
/// @param snapshotThreads how many snapshots are taken at once
@ConfigurationProperties("quizledger.axon")
public record AxonSettings(
    @DefaultValue("20ms") Duration fetchDelay,
    @DefaultValue("5ms") Duration hurriedFetchDelay,
    @DefaultValue("1000") int cachedEvents,
    @DefaultValue("4MB") DataSize cachedSize,
    @DefaultValue("2500ms") Duration claimTimeout,
    @DefaultValue("10000") int deadLetterSequences,
    @DefaultValue("10000") int deadLettersPerSequence,
    @DefaultValue("1") int snapshotThreads) {}
