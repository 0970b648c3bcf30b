package io.quizledger.platform.axon;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/// The events after a token, for one thread: from the storage as long as there are many, then from
/// the tail that all share.
final class TailStream implements TrackingEventStream {
  private final EventStorageEngine engine;
  private final SharedTail tail;
  private long place = SharedTail.NOWHERE;
  private @Nullable TrackingToken last;
  private @Nullable TrackedEventMessage<?> peeked;
  private @Nullable Stream<? extends TrackedEventMessage<?>> own;
  private @Nullable Iterator<? extends TrackedEventMessage<?>> iterator;

  TailStream(EventStorageEngine engine, SharedTail tail, @Nullable TrackingToken after) {
    this.engine = engine;
    this.tail = tail;
    this.last = after;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    try {
      return hasNextAvailable(0, TimeUnit.NANOSECONDS)
          ? Optional.ofNullable(peeked)
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    if (peeked == null) {
      peeked = next(System.nanoTime() + unit.toNanos(timeout));
    }
    return peeked != null;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    var event = java.util.Objects.requireNonNull(peeked);
    peeked = null;
    return event;
  }

  @Override
  public void close() {
    leaveStorage();
  }

  private @Nullable TrackedEventMessage<?> next(long deadline) throws InterruptedException {
    while (true) {
      var event = place == SharedTail.NOWHERE ? fromStorage() : fromTail(deadline);
      if (event != null) {
        last = event.trackingToken();
        return event;
      }
      if (System.nanoTime() >= deadline) {
        return null;
      }
    }
  }

  /// @return null where the storage has no more; then `place` says where the tail goes on
  private @Nullable TrackedEventMessage<?> fromStorage() {
    if (iterator == null) {
      own = engine.readEvents(last, false);
      iterator = own.iterator();
    }
    if (iterator.hasNext()) {
      return iterator.next();
    }
    leaveStorage();
    place = tail.placeAfter(last);
    return null;
  }

  /// @return null where the tail has no more for now, or no longer has what comes next
  private @Nullable TrackedEventMessage<?> fromTail(long deadline) throws InterruptedException {
    while (tail.await(place, deadline - System.nanoTime())) {
      var event = tail.at(place);
      if (event == null) {
        place = SharedTail.NOWHERE;
        return null;
      }
      place++;
      // The tail may be behind who comes from the storage.
      if (EventRing.number(event.trackingToken()) > EventRing.number(last)) {
        return event;
      }
    }
    return null;
  }

  private void leaveStorage() {
    if (own != null) {
      own.close();
    }
    own = null;
    iterator = null;
  }
}
