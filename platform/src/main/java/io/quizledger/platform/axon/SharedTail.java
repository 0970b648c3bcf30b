package io.quizledger.platform.axon;

import io.quizledger.eventlog.LogTokens;
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

/// Looks at the log's end once for all who follow it on this node, at a steady pace and sooner
/// where somebody waits, and keeps the newest events in a ring. What did not come into it everybody
/// reads from the storage.
final class SharedTail implements LogEnd, AutoCloseable {
  /// The place of whoever is too far behind for the ring.
  static final long NOWHERE = -1;

  private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);
  private static final int HANDED_OVER_AT_ONCE = 256;

  private final EventStorageEngine engine;
  private final long paceNanos;
  private final long hurriedPaceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition hurried = lock.newCondition();
  private final EventRing ring;
  private @Nullable Thread reader;
  private @Nullable TrackingToken lastRead;
  private boolean closed;
  private boolean isHurried;

  /// Whether the last look failed, which is told once.
  private boolean failing;

  /// @param pace the time from one look to the next
  /// @param hurriedPace the same while somebody waits for what is new
  SharedTail(EventStorageEngine engine, Duration pace, Duration hurriedPace, EventRing ring) {
    this.engine = engine;
    this.paceNanos = pace.toNanos();
    this.hurriedPaceNanos = Math.min(paceNanos, hurriedPace.toNanos());
    this.ring = ring;
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
        ring.begin(token);
        reader = Thread.ofPlatform().name("log-end").daemon().start(this::run);
      }
      return ring.hasAllAfter(token) ? ring.first() : NOWHERE;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until something has come to `place`.
  ///
  /// @return whether it has
  boolean await(long place, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (ring.next() <= place && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ring.next() > place;
    } finally {
      lock.unlock();
    }
  }

  /// The event at `place`, to which something has come; null where the ring does not have it.
  @Nullable TrackedEventMessage<?> at(long place) {
    lock.lock();
    try {
      return ring.at(place);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void hurry(long position) {
    lock.lock();
    try {
      if (lastRead == null || LogTokens.position(lastRead) < position) {
        isHurried = true;
        hurried.signal();
      }
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
      hurried.signal();
    } finally {
      lock.unlock();
    }
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
      long from = System.nanoTime();
      for (long left = pace(); left > 0 && !closed; ) {
        hurried.awaitNanos(left);
        left = pace() - (System.nanoTime() - from);
      }
      // Whoever comes while the next look goes on may ask for what it does not see any more.
      isHurried = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private long pace() {
    return isHurried ? hurriedPaceNanos : paceNanos;
  }

  private void look() {
    var page = new ArrayList<TrackedEventMessage<?>>();
    try (var events = engine.readEvents(lastRead, true)) {
      for (var each = events.iterator(); each.hasNext(); ) {
        page.add(each.next());
        if (page.size() == HANDED_OVER_AT_ONCE) {
          handOver(page);
        }
      }
      handOver(page);
      failing = false;
    } catch (RuntimeException e) {
      handOver(page);
      letFollowersSee(e);
    }
  }

  private void handOver(List<TrackedEventMessage<?>> page) {
    if (page.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      page.forEach(ring::add);
      lastRead = page.getLast().trackingToken();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    page.clear();
  }

  /// They meet the failure themselves, at the event that cannot be read.
  private void letFollowersSee(RuntimeException failure) {
    if (!failing) {
      LOG.warn("The log's end cannot be read, trying again", failure);
      failing = true;
    }
    lock.lock();
    try {
      ring.passBy();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
