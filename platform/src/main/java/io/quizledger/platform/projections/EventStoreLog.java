package io.quizledger.platform.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.eventlog.CommitSummary;
import io.quizledger.eventlog.EventLog;
import io.quizledger.platform.axon.LogEnd;
import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/// The log behind Axon's event store. What it is asked for at the log's end, each read model asks
/// anew, so the answers are kept for a while.
final class EventStoreLog implements Log {
  private static final int REMEMBERED_COMMITS = 10_000;

  private final StreamableMessageSource<TrackedEventMessage<?>> events;
  private final LogEnd end;
  private final EventLog log;
  private final Cache<Long, CommitSummary> commits =
      Caffeine.newBuilder().maximumSize(REMEMBERED_COMMITS).build();

  EventStoreLog(StreamableMessageSource<TrackedEventMessage<?>> events, LogEnd end, EventLog log) {
    this.events = events;
    this.end = end;
    this.log = log;
  }

  @Override
  public StreamableMessageSource<TrackedEventMessage<?>> events() {
    return events;
  }

  @Override
  public void hurry(long position) {
    end.hurry(position);
  }

  @Override
  public long head() {
    return log.head().position();
  }

  @Override
  public int eventsAt(long position) {
    return seen(position).events();
  }

  @Override
  public int bytesKept(long position) {
    return log.bytesKept(position);
  }

  @Override
  public Instant timeAt(long position) {
    return position == 0 ? Instant.EPOCH : seen(position).time();
  }

  private CommitSummary seen(long position) {
    return commits.get(position, this::look);
  }

  private CommitSummary look(long position) {
    return log.summaryAt(position)
        .orElseThrow(() -> new IllegalStateException("the log has no commit at " + position));
  }
}
