package io.quizledger.query.live;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Problems;
import io.quizledger.platform.web.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One stream to one client. However many facts wake it while it sends, it sends the latest state
/// once.
final class LiveStream {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

  /// Never reached: streams end with their tokens.
  private static final long NO_TIMEOUT = 0;

  private final Watch watch;
  private final Executor executor;
  private final Duration retry;
  private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicLong served = new AtomicLong(-1);
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long told;
  private volatile boolean ended;
  private volatile @Nullable Future<?> endOfToken;
  private long sentAt;

  /// @param executor of threads that may wait
  LiveStream(Watch watch, Executor executor, Duration retry) {
    this.watch = watch;
    this.executor = executor;
    this.retry = retry;
    this.sentAt = System.nanoTime() - watch.interval().toNanos();
  }

  Watch watch() {
    return watch;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /// Has the stream send the present state, and after it that of `told`, of whose facts nobody will
  /// wake it any more, where the present one is an older one.
  void begin(long told) {
    this.told = told;
    wake(0);
  }

  /// Has the stream send the state as of `position` or later, soon.
  void wake(long position) {
    wanted.accumulateAndGet(position, Math::max);
    serve();
  }

  /// Tells the client, and whatever lies between, that the stream is alive.
  void comment() {
    executor.execute(() -> send(SseEmitter.event().comment("")));
  }

  /// Ends the stream as the server wishes.
  void end() {
    if (!ended) {
      ended = true;
      executor.execute(emitter::complete);
    }
  }

  /// Has the stream forget `end` when it is over before.
  void endsBy(Future<?> end) {
    endOfToken = end;
    if (ended) {
      end.cancel(false);
    }
  }

  /// The stream is over.
  void gone() {
    ended = true;
    var end = endOfToken;
    if (end != null) {
      end.cancel(false);
    }
  }

  private void serve() {
    if (busy.compareAndSet(false, true)) {
      executor.execute(this::serveAll);
    }
  }

  private void serveAll() {
    try {
      while (!ended && served.get() < wanted.get()) {
        pause(sentAt + watch.interval().toNanos() - System.nanoTime());
        serveOnce();
        wanted.accumulateAndGet(told, Math::max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
    } finally {
      busy.set(false);
    }
    if (!ended && served.get() < wanted.get()) {
      serve();
    }
  }

  private void serveOnce() throws InterruptedException {
    try {
      // What is wanted meanwhile is not served by this.
      long position = wanted.get();
      var update = watch.view().at(position);
      served.accumulateAndGet(Math.max(update.position(), position), Math::max);
      var body = update.body();
      if (body != null) {
        sentAt = System.nanoTime();
        send(
            SseEmitter.event()
                .name(watch.event())
                .id(Long.toString(update.position()))
                .data(body, MediaType.APPLICATION_JSON));
      }
    } catch (Refusal refusal) {
      if (refusal.code() == CommonErrorCode.NOT_YET_REFLECTED) {
        pause(retry.toNanos());
      } else {
        end();
      }
    } catch (RuntimeException e) {
      LOG.atLevel(Problems.isForNow(e) ? Level.DEBUG : Level.WARN)
          .log("A live update could not be made, trying again: {}", e.toString());
      pause(retry.toNanos());
    }
  }

  private void send(SseEmitter.SseEventBuilder event) {
    if (ended) {
      return;
    }
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException e) {
      // The client went away, or the stream was ended in between.
      ended = true;
    }
  }

  private static void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      Thread.sleep(Duration.ofNanos(nanos));
    }
  }
}
