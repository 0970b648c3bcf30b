package io.quizledger.platform.projections;

import com.mongodb.MongoException;
import io.quizledger.eventlog.LogTokens;
import io.quizledger.platform.web.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Says which generations are folded, how far, and what becomes of them: filling, live, rebuilt
/// beside the live one, fed on while it is still read, dropped.
final class GenerationCare implements FoldLoopListener {
  private static final int FAILURES_THAT_COUNT = 2;
  private static final Duration LOOK_AT_LEADER = Duration.ofMillis(5);

  private final ReadModelEngine engine;
  private final Tokens tokens;
  private final Log events;
  private final ProjectionSettings settings;
  private final Rebuilding rebuilding;
  private final Discards discards;
  private final FoldTraces traces;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  GenerationCare(
      ReadModelEngine engine,
      Tokens tokens,
      Log events,
      ProjectionSettings settings,
      Rebuilding rebuilding,
      Discards discards,
      FoldTraces traces) {
    this.engine = engine;
    this.tokens = tokens;
    this.events = events;
    this.settings = settings;
    this.rebuilding = rebuilding;
    this.discards = discards;
    this.traces = traces;
  }

  /// Whether something is going on that all nodes should follow closely.
  private boolean isUrgent(RegistryEntry entry) {
    return isNearlyFilled(entry) || entry.isAboutToSwitch() || !entry.requests().isEmpty();
  }

  boolean isUrgent(String readModel) {
    var entry = engine.lastSeen(readModel);
    return entry != null && isUrgent(entry);
  }

  /// As far as was noted lately; a short log is filled before anything is.
  private boolean isNearlyFilled(RegistryEntry entry) {
    var filling = entry.rebuild();
    return !entry.filled()
        && !entry.paused()
        && (filling == null
            || !filling.paused()
                && filling.progress().inLog().commitsLeft() <= settings.alignLagEvents());
  }

  @Override
  public void claimed(Generation generation) {
    rebuilding.claimed(generation);
  }

  @Override
  public boolean mayFold(Generation generation) {
    var entry = engine.lastSeen(generation.readModel());
    if (entry == null || entry.paused() || !entry.folded().contains(generation.number())) {
      return false;
    }
    var rebuild = entry.rebuild();
    if (rebuild != null && rebuild.generation() == generation.number() && rebuild.paused()) {
      return false;
    }
    return entry.live() != generation.number() || !entry.isSwitching();
  }

  @Override
  public int batchEvents(Generation generation) {
    return isRebuilt(generation) ? settings.rebuildBatchEvents() : settings.batchEvents();
  }

  @Override
  public Duration patience(Generation generation) {
    return isUrgent(generation.readModel())
        ? settings.urgentInterval()
        : settings.heartbeatInterval();
  }

  @Override
  public boolean isFollowed(Generation generation) {
    var entry = engine.lastSeen(generation.readModel());
    return entry == null
        || !entry.filled()
        || entry.folded().size() > 1
        || engine.mayBeKeptElsewhere(generation.readModel());
  }

  private boolean isRebuilt(Generation generation) {
    var entry = engine.lastSeen(generation.readModel());
    return entry != null
        && entry.isRebuilding()
        && java.util.Objects.requireNonNull(entry.rebuild()).generation() == generation.number();
  }

  /// A generation that is on its way out never reads further than the live one has: a reader may
  /// meet both.
  @Override
  public void beforeBatch(Generation generation, long position, Runnable meanwhile)
      throws InterruptedException {
    while (true) {
      var entry = engine.lastSeen(generation.readModel());
      if (entry == null || entry.live() == generation.number() || isRebuilt(generation)) {
        return;
      }
      var leader = generation.tokenNameOf(entry.live());
      if (LogTokens.position(tokens.peek(leader)) >= position) {
        return;
      }
      if (!mayFold(generation)) {
        throw new LostGuardException("is no longer folded");
      }
      meanwhile.run();
      Thread.sleep(LOOK_AT_LEADER);
    }
  }

  @Override
  public void folded(Generation generation, List<RecordedEvent> batch) {
    failures.remove(generation.tokenName());
    var entry = engine.lastSeen(generation.readModel());
    if (entry != null && entry.failure() != null && entry.live() == generation.number()) {
      engine.change(generation.readModel(), now -> now.withFailure(null));
    }
    if (isRebuilt(generation)) {
      rebuilding.folded(generation, batch);
    } else {
      traces.folded(generation.readModel(), batch);
    }
  }

  @Override
  public void caughtUp(Generation generation, long position) {
    var entry = engine.lastSeen(generation.readModel());
    if (entry != null
        && !entry.filled()
        && entry.live() == generation.number()
        && position >= events.head()) {
      rebuilding.filled(generation);
    }
  }

  @Override
  public void betweenBatches(Generation generation, long position) {
    if (isRebuilt(generation)) {
      rebuilding.goOn(generation, position);
    }
  }

  @Override
  public List<RegistryEntry.LetterRequest> letterRequests(Generation generation) {
    var entry = engine.lastSeen(generation.readModel());
    return entry == null
        ? List.of()
        : entry.requests().stream()
            .filter(request -> request.generation() == generation.number())
            .toList();
  }

  @Override
  public void discarding(Generation generation, RegistryEntry.LetterRequest request) {
    discards.keep(generation.tokenName(), request);
  }

  @Override
  public void answered(Generation generation, RegistryEntry.LetterRequest request) {
    engine.change(
        generation.readModel(),
        now ->
            now.withRequests(
                now.requests().stream()
                    .filter(each -> !each.requestId().equals(request.requestId()))
                    .toList()));
  }

  @Override
  public void failed(Generation generation, RuntimeException cause) {
    if (cause instanceof MongoException || Problems.isForNow(cause)) {
      return;
    }
    int times = failures.merge(generation.tokenName(), 1, Integer::sum);
    if (times < FAILURES_THAT_COUNT) {
      return;
    }
    var entry = engine.lastSeen(generation.readModel());
    try {
      if (isRebuilt(generation) && entry != null && entry.live() != generation.number()) {
        rebuilding.failed(generation);
      } else {
        engine.change(generation.readModel(), now -> now.withFailure(cause.toString()));
      }
    } catch (MongoException e) {
      // The database is away as well: it will be said when it is back.
    }
  }
}
