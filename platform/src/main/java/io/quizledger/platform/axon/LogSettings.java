package io.quizledger.platform.axon;

import io.quizledger.eventlog.EventLogSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The limits of the log.
///
/// @param appendTimeout how long a command waits until its facts are durable
/// @param gatherTime how long a write waits at most for as many commits as the one before it
///   carried
/// @param batchCommits the commits that one write may carry
/// @param batchSize after how many bytes a write takes no further commit
/// @param commitSize the largest commit
/// @param commitEvents the most events of one commit
/// @param tailCommits the commits that one read of the log's tail asks for
/// @param tailSize what such a read should come to at most, by the commits before
/// @param heldSize what all who read from far behind hold of the log in memory at once; less than
///   24 MB is taken for 24 MB
/// @param streamKeys how many of a stream's commits the first look-up asks for
@ConfigurationProperties("quizledger.log")
public record LogSettings(
    @DefaultValue("5s") Duration appendTimeout,
    @DefaultValue("10ms") Duration gatherTime,
    @DefaultValue("256") int batchCommits,
    @DefaultValue("8MB") DataSize batchSize,
    @DefaultValue("12MB") DataSize commitSize,
    @DefaultValue("60000") int commitEvents,
    @DefaultValue("1000") int tailCommits,
    @DefaultValue("8MB") DataSize tailSize,
    @DefaultValue("24MB") DataSize heldSize,
    @DefaultValue("128") int streamKeys) {
  EventLogSettings forTheLog() {
    return EventLogSettings.defaults()
        .withAppendTimeout(appendTimeout)
        .withBatchLimits(batchCommits, bytes(batchSize), gatherTime)
        .withCommitLimits(bytes(commitSize), commitEvents)
        .withReadLimits(tailCommits, bytes(tailSize), bytes(heldSize), streamKeys);
  }

  private static int bytes(DataSize size) {
    return Math.toIntExact(size.toBytes());
  }
}
