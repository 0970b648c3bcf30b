package io.quizledger.query.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.ActorAuthentication;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.DrainListener;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams of this node. They are ended when the node drains, which would otherwise wait
/// for them.
@Component
@EnableConfigurationProperties(LiveSettings.class)
public class LiveStreams implements SmartLifecycle, DrainListener {
  private final LiveSettings settings;
  private final Clock clock;
  private final Map<Topic, Set<LiveStream>> watching = new ConcurrentHashMap<>();
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private final Map<AccountId, Integer> perAccount = new ConcurrentHashMap<>();
  private final ExecutorService waiting =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("live-", 0).factory());
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("live-timer").daemon().factory());
  private volatile long toldUpTo;
  private volatile boolean running;

  LiveStreams(LiveSettings settings, Clock clock, MeterRegistry metrics) {
    this.settings = settings;
    this.clock = clock;
    timer.setRemoveOnCancelPolicy(true);
    metrics.gaugeCollectionSize("quizledger.live.streams", List.of(), open);
  }

  /// Opens a stream for the current request. It sends the present state at once, unless the client
  /// says by `Last-Event-ID` that it has seen it.
  ///
  /// @throws Refusal with `TOO_MANY_REQUESTS` or `UNAVAILABLE` where there are too many
  public ResponseEntity<SseEmitter> open(Watch watch) {
    var stream = new LiveStream(watch, waiting, settings.retry());
    admit(stream);
    var emitter = stream.emitter();
    emitter.onCompletion(() -> dismiss(stream));
    emitter.onTimeout(() -> dismiss(stream));
    emitter.onError(error -> dismiss(stream));
    watch.topics().forEach(topic -> watch(topic, stream));
    ActorAuthentication.current()
        .map(ActorAuthentication::expiresAt)
        .ifPresent(
            end ->
                stream.endsBy(
                    timer.schedule(
                        stream::end,
                        Duration.between(clock.instant(), end).toMillis(),
                        TimeUnit.MILLISECONDS)));
    stream.begin(toldUpTo);
    return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
  }

  /// The position in a `Last-Event-ID` header; empty where there is none, or none of ours.
  public static OptionalLong lastSeen(Optional<String> lastEventId) {
    return lastEventId
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(id -> OptionalLong.of(Long.parseLong(id)))
        .orElseGet(OptionalLong::empty);
  }

  /// Says that the streams are told of no fact up to `position`: all of them were there before the
  /// log was followed.
  void untold(long position) {
    toldUpTo = position;
    open.forEach(stream -> stream.catchUp(position));
  }

  /// Tells the streams that watch one of the `topics` of a fact at `position`.
  void happened(List<Topic> topics, long position) {
    // Before the streams: one that is opened in between hears of the fact from the one or the
    // other.
    toldUpTo = position;
    for (var topic : topics) {
      var streams = watching.get(topic);
      if (streams != null) {
        streams.forEach(stream -> stream.wake(position));
      }
    }
  }

  @Override
  public void start() {
    running = true;
    var millis = settings.heartbeat().toMillis();
    var _ =
        timer.scheduleAtFixedRate(
            () -> open.forEach(LiveStream::comment), millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    onDrain();
    timer.shutdownNow();
    waiting.shutdown();
  }

  /// After the node has drained.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Ends all streams and opens no more.
  @Override
  public synchronized void onDrain() {
    running = false;
    open.forEach(LiveStream::end);
  }

  private synchronized void admit(LiveStream stream) {
    if (!running || open.size() >= settings.streamsPerNode()) {
      throw new Refusal(
          CommonErrorCode.UNAVAILABLE, "This node can open no more streams", settings.retry());
    }
    var account = stream.watch().reader().accountId();
    if (perAccount.getOrDefault(account, 0) >= settings.streamsPerAccount()) {
      throw new Refusal(
          CommonErrorCode.TOO_MANY_REQUESTS, "Too many streams are open", settings.heartbeat());
    }
    perAccount.merge(account, 1, Integer::sum);
    open.add(stream);
  }

  private synchronized void dismiss(LiveStream stream) {
    stream.gone();
    if (open.remove(stream)) {
      perAccount.computeIfPresent(
          stream.watch().reader().accountId(), (account, count) -> count > 1 ? count - 1 : null);
      stream.watch().topics().forEach(topic -> unwatch(topic, stream));
    }
  }

  private void watch(Topic topic, LiveStream stream) {
    watching.compute(
        topic,
        (key, streams) -> {
          Set<LiveStream> watchers = streams == null ? ConcurrentHashMap.newKeySet() : streams;
          watchers.add(stream);
          return watchers;
        });
  }

  private void unwatch(Topic topic, LiveStream stream) {
    watching.computeIfPresent(
        topic,
        (key, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }
}
