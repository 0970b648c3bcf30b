package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/// A log in memory, with commits and tokens as the real one's.
final class TestLog implements Log, StreamableMessageSource<TrackedEventMessage<?>> {
  private final List<TrackedEventMessage<?>> events = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Long> hurried = new ArrayList<>();
  private final int bytesPerEvent;

  TestLog() {
    this(1);
  }

  TestLog(int bytesPerEvent) {
    this.bytesPerEvent = bytesPerEvent;
  }

  /// Appends one commit and returns its position.
  synchronized long append(Object... payloads) {
    sizes.add(payloads.length);
    long position = sizes.size();
    for (int i = 0; i < payloads.length; i++) {
      events.add(
          new GenericTrackedDomainEventMessage<>(
              LogTokens.token(position, i),
              new GenericDomainEventMessage<>(
                  "test",
                  "aggregate",
                  events.size(),
                  payloads[i],
                  org.axonframework.messaging.MetaData.emptyInstance(),
                  "event-" + position + "-" + i,
                  timeAt(position))));
    }
    notifyAll();
    return position;
  }

  @Override
  public StreamableMessageSource<TrackedEventMessage<?>> events() {
    return this;
  }

  /// Whoever reads it is woken by every commit; this only notes for which somebody waited.
  @Override
  public synchronized void hurry(long position) {
    hurried.add(position);
  }

  synchronized List<Long> hurried() {
    return List.copyOf(hurried);
  }

  @Override
  public synchronized long head() {
    return sizes.size();
  }

  @Override
  public synchronized int eventsAt(long position) {
    return sizes.get((int) position - 1);
  }

  @Override
  public int bytesKept(long position) {
    return eventsAt(position) * bytesPerEvent;
  }

  @Override
  public Instant timeAt(long position) {
    return Instant.ofEpochSecond(position);
  }

  private synchronized Optional<TrackedEventMessage<?>> await(int index, long millis)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (index >= events.size()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(events.get(index));
  }

  private synchronized int indexAfter(@Nullable TrackingToken token) {
    long after = token == null ? -1 : token.position().orElseThrow();
    int index = 0;
    while (index < events.size()
        && events.get(index).trackingToken().position().orElseThrow() <= after) {
      index++;
    }
    return index;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new Cursor(indexAfter(token));
  }

  private final class Cursor implements BlockingStream<TrackedEventMessage<?>> {
    private int next;

    Cursor(int next) {
      this.next = next;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
      try {
        return await(next, 0);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
      return await(next, unit.toMillis(timeout)).isPresent();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
      return await(next++, Integer.MAX_VALUE).orElseThrow();
    }

    @Override
    public void close() {}
  }
}
