package io.quizledger.query.live;

import io.quizledger.eventlog.LogTokens;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Follows the log's head on every node, whichever node folds the read models, and tells the
/// streams what happened.
@Component
class LogTail implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final int PATIENCE_SECONDS = 1;

  private final EventStore events;
  private final LiveStreams streams;
  private final LiveSettings settings;
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable TrackingToken read;

  LogTail(EventStore events, LiveStreams streams, LiveSettings settings) {
    this.events = events;
    this.streams = streams;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("log-tail").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        try {
          follow();
        } catch (RuntimeException e) {
          LOG.info("The log cannot be followed, trying again: {}", e.toString());
          Thread.sleep(settings.retry());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    if (read == null) {
      read = events.createHeadToken();
      streams.untold(LogTokens.position(read));
    }
    try (var stream = events.openStream(read)) {
      while (running) {
        if (stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          tell(stream.nextAvailable());
        }
      }
    }
  }

  private void tell(TrackedEventMessage<?> event) {
    read = event.trackingToken();
    streams.happened(Topic.of(event), LogTokens.position(read));
  }
}
