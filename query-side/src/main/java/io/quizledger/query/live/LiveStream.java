package io.quizledger.query.live;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Problems;
import io.quizledger.platform.web.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
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
/// once. A fact of its topic may change nothing of what it shows; then the client gets it again.
final class LiveStream {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

  /// Never reached: streams end with their tokens.
  private static final long NO_TIMEOUT = 0;

  private final Watch watch;
  private final Executor executor;
  private final Duration retry;
  private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicLong happened = new AtomicLong();
  private final AtomicLong served = new AtomicLong(-1);
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long openedAt;
  private volatile boolean ended;
  private volatile @Nullable Future<?> endOfToken;
  private long sentAt;
  private OptionalLong seen;

  /// @param executor of threads that may wait
  LiveStream(Watch watch, Executor executor, Duration retry) {
    this.watch = watch;
    this.executor = executor;
    this.retry = retry;
    this.seen = watch.lastSeen();
    this.sentAt = System.nanoTime() - watch.interval().toNanos();
  }

  Watch watch() {
    return watch;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /// Has the stream send the present state, and where that is an older one than the state as of
  /// `openedAt`, what changed until then: nobody will wake it for those facts any more.
  void begin(long openedAt) {
    this.openedAt = openedAt;
    if (watch.lastSeen().isPresent()) {
      // There may be nothing to send for long, and until something is sent the client cannot tell
      // this node from a dead one.
      comment();
    }
    catchUp(0);
  }

  /// Has the stream send, soon, what may have changed up to `position`.
  void catchUp(long position) {
    wanted.accumulateAndGet(position, Math::max);
    serve();
  }

  /// Has the stream send the state as of `position` or later, soon: a fact there changed it.
  void wake(long position) {
    wanted.accumulateAndGet(position, Math::max);
    happened.accumulateAndGet(position, Math::max);
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
        wanted.accumulateAndGet(openedAt, Math::max);
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
      // What happens or is wanted meanwhile is not served by this. In this order all that has
      // happened is wanted.
      long happenedAt = happened.get();
      long position = wanted.get();
      var update = watch.view().at(position == 0 ? seen.orElse(0) : position);
      if (isNews(update, happenedAt)) {
        var body = update.body().get();
        sentAt = System.nanoTime();
        send(
            SseEmitter.event()
                .name(watch.event())
                .id(Long.toString(update.position()))
                .data(body, MediaType.APPLICATION_JSON));
      }
      seen = OptionalLong.of(update.position());
      served.accumulateAndGet(Math.max(update.position(), position), Math::max);
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

  /// Whether the client has not got what `update` is. Where a fact is known to have changed it
  /// since, nobody needs to be asked. A client may come with a position that the log has not
  /// reached, of another log then: it has nothing of this one.
  private boolean isNews(Update update, long happenedAt) {
    if (seen.isEmpty() || seen.getAsLong() > update.position()) {
      return true;
    }
    return happenedAt > seen.getAsLong() || update.lastChange().getAsLong() > seen.getAsLong();
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
