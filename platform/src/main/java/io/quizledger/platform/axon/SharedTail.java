package io.quizledger.platform.axon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the log's end once for all who follow it on this node, at a steady pace, and keeps the
/// newest events in a ring, at places that count up.
///
/// The ring is an array and not a list with links: a dead link that has come to the collector's old
/// generation keeps all links after it alive, so that every event would end up there.
final class SharedTail implements AutoCloseable {
  /// The place of whoever is too far behind for the ring.
  static final long NOWHERE = -1;

  private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);
  private static final int HANDED_OVER_AT_ONCE = 256;

  private final EventStorageEngine engine;
  private final long paceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final @Nullable TrackedEventMessage<?>[] ring;
  private @Nullable Thread reader;
  private @Nullable TrackingToken lastRead;
  private boolean closed;

  /// The place that the next event comes to.
  private long next;

  /// The number of the last event that is not in the ring: who has not read it is behind.
  private long forgotten;

  /// @param pace the time from one look to the next
  /// @param keptEvents how many events the ring holds
  SharedTail(EventStorageEngine engine, Duration pace, int keptEvents) {
    this.engine = engine;
    this.paceNanos = pace.toNanos();
    this.ring = new TrackedEventMessage<?>[keptEvents];
  }

  /// A token as a number that grows along the log.
  static long number(@Nullable TrackingToken token) {
    return token == null ? -1 : token.position().orElseThrow();
  }

  /// Where to read on after `token`. The tail begins with the first who asks.
  ///
  /// @return the place of the first event after it, or of one before that; [#NOWHERE] where the
  ///   ring no longer has all of them
  long placeAfter(@Nullable TrackingToken token) {
    lock.lock();
    try {
      if (reader == null) {
        lastRead = token;
        forgotten = number(token);
        reader = Thread.ofPlatform().name("log-end").daemon().start(this::run);
      }
      return number(token) < forgotten ? NOWHERE : Math.max(0, next - ring.length);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until an event has come to `place`, or the tail is closed.
  ///
  /// @return whether one has
  boolean await(long place, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (next <= place && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return next > place;
    } finally {
      lock.unlock();
    }
  }

  /// The event at `place`, to which one has come; null where the ring no longer has it.
  @Nullable TrackedEventMessage<?> at(long place) {
    lock.lock();
    try {
      return place < next - ring.length ? null : ring[slot(place)];
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int slot(long place) {
    return (int) (place % ring.length);
  }

  private void run() {
    try {
      do {
        look();
      } while (pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether to go on
  private boolean pause() throws InterruptedException {
    lock.lock();
    try {
      for (long left = paceNanos; left > 0 && !closed; ) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try (var events = engine.readEvents(lastRead, true)) {
      var page = new ArrayList<TrackedEventMessage<?>>();
      for (var each = events.iterator(); each.hasNext(); ) {
        page.add(each.next());
        if (page.size() == HANDED_OVER_AT_ONCE) {
          handOver(page);
          page.clear();
        }
      }
      if (!page.isEmpty()) {
        handOver(page);
      }
    } catch (RuntimeException e) {
      LOG.warn("The log's end cannot be read, trying again", e);
    }
  }

  private void handOver(List<TrackedEventMessage<?>> page) {
    lock.lock();
    try {
      for (var event : page) {
        var oldest = ring[slot(next)];
        if (oldest != null) {
          forgotten = number(oldest.trackingToken());
        }
        ring[slot(next)] = event;
        next++;
      }
      lastRead = page.getLast().trackingToken();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
