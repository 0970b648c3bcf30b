package io.quizledger.platform.web;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The end of a program: it tells that it is no longer ready and goes on for as long as load
/// balancers need to notice; then it ends streams, refuses new requests, finishes those that it
/// accepted, and only then stops listening.
@Component
public final class Draining implements SmartLifecycle, AdmissionGate {
  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

  private final ApplicationEventPublisher events;
  private final WebSettings settings;
  private final ObjectProvider<DrainListener> listeners;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int accepted;
  private volatile boolean closed;
  private volatile boolean begun;
  private volatile boolean running;

  Draining(
      ApplicationEventPublisher events,
      WebSettings settings,
      ObjectProvider<DrainListener> listeners) {
    this.events = events;
    this.settings = settings;
    this.listeners = listeners;
  }

  @Override
  public Optional<String> closedBecause() {
    return closed ? Optional.of("The program is about to stop") : Optional.empty();
  }

  /// Whether the program is about to stop, also while it still takes requests.
  boolean hasBegun() {
    return begun;
  }

  void enter() {
    lock.lock();
    try {
      accepted++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      if (--accepted == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    closed = false;
    begun = false;
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After everything else has started, before anything else stops.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void stop() {
    begun = true;
    AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    try {
      TimeUnit.NANOSECONDS.sleep(settings.drainNotice().toNanos());
      closed = true;
      listeners.orderedStream().forEach(DrainListener::onDrain);
      var left = awaitIdle();
      if (left > 0) {
        LOG.warn("{} requests were still at work after {}", left, settings.drainTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  private int awaitIdle() throws InterruptedException {
    var nanos = settings.drainTimeout().toNanos();
    lock.lock();
    try {
      while (accepted > 0 && nanos > 0) {
        nanos = idle.awaitNanos(nanos);
      }
      return accepted;
    } finally {
      lock.unlock();
    }
  }
}
