package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.eventlog.LogTokens;
import io.quizledger.platform.tracing.Traces;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps all read models of a program: folds them where this node holds their tokens, and answers
/// what endpoints ask. All state that another node needs lies in the database.
final class ReadModelEngine implements ReadModels, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReadModelEngine.class);

  private final Map<String, KeptReadModel> models = new LinkedHashMap<>();
  private final MongoDatabase database;
  private final LetterQueues letters;
  private final Registry registry;
  private final Tokens tokens;
  private final Log events;
  private final ProjectionSettings settings;
  private final Clock clock;
  private final String node;
  private final Faults faults;
  private final GenerationCare care;
  private final Retirement retirement;
  private final Operations operations;

  private final ReentrantLock viewLock = new ReentrantLock();
  private final Condition viewed = viewLock.newCondition();
  private volatile Map<StoredName, RegistryEntry> view = Map.of();
  private volatile @Nullable Set<String> keptElsewhere;
  private volatile long viewedAt;
  private volatile boolean running;
  private @Nullable Thread supervisor;

  ReadModelEngine(
      List<ReadModel> models,
      MongoDatabase database,
      Log events,
      Tokens tokens,
      LetterQueues letters,
      ProjectionSettings settings,
      Clock clock,
      String node,
      Faults faults,
      Traces traces) {
    this.database = database;
    this.letters = letters;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.node = node;
    this.faults = faults;
    this.registry = new Registry(database, clock);
    this.tokens = tokens;
    var limits =
        new StoredCollection.WriteLimits(
            settings.bulkDocuments(),
            settings.maxDocumentBytes(),
            settings.rememberedBytes(),
            faults);
    for (var model : models) {
      var kept =
          new KeptReadModel(
              model,
              database,
              limits,
              name ->
                  new Positions(
                      () -> LogTokens.position(tokens.peek(name)), settings.pollInterval()));
      if (this.models.put(model.name(), kept) != null) {
        throw new IllegalArgumentException("two read models are named " + model.name());
      }
    }
    this.care =
        new GenerationCare(
            this,
            tokens,
            events,
            settings,
            new Rebuilding(this, tokens, events, settings, clock),
            new Discards(database),
            new FoldTraces(traces, clock));
    this.operations =
        new Operations(
            registry,
            tokens,
            this::knownPosition,
            letters,
            events,
            settings,
            clock,
            ReadModelEngine::newId);
    this.retirement = new Retirement(registry, database, tokens, letters, settings, clock);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /// Shows how far every read model of this program is behind.
  void registerMeters(MeterRegistry meters) {
    models.keySet().forEach(name -> LagMeters.register(meters, operations, name));
  }

  /// What operators see and do.
  Projections operations() {
    return operations;
  }

  /// Starts to fold.
  void start() {
    running = true;
    supervisor = Thread.ofPlatform().name("read-models").start(this::supervise);
  }

  /// Ends folding after the batches at hand, and gives the tokens back.
  @Override
  public void close() {
    running = false;
    models.values().forEach(KeptReadModel::stop);
    try {
      if (supervisor != null) {
        supervisor.interrupt();
        supervisor.join(Duration.ofSeconds(5));
      }
      for (var model : models.values()) {
        model.awaitStopped(Duration.ofSeconds(10));
      }
      registry.leave(node);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.info("This node's sign of life will run out: {}", e.toString());
    }
  }

  private void supervise() {
    while (running) {
      try {
        refresh();
        models.forEach(
            (name, model) -> {
              var entry = view.get(model.storedName());
              if (entry != null && running) {
                model.follow(entry, this::newLoop);
                retirement.goOn(model, view);
              }
            });
      } catch (RuntimeException e) {
        if (running) {
          log.warn("The registry of read models cannot be reached, trying again: {}", e.toString());
        }
      }
      try {
        Thread.sleep(
            models.keySet().stream().anyMatch(care::isUrgent)
                ? settings.urgentInterval()
                : settings.heartbeatInterval());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Looks at the registry, and tells it which generations this node reads from now on. Only then
  /// is begun what is not there: others would take for left what nobody keeps.
  private void refresh() {
    viewLock.lock();
    try {
      long before = System.nanoTime();
      var seen = registry.all();
      var reads = new LinkedHashMap<StoredName, Integer>();
      for (var model : models.values()) {
        var name = model.storedName();
        reads.put(name, seen.getOrDefault(name, RegistryEntry.first()).live());
      }
      registry.heartbeat(node, reads);
      keptElsewhere = registry.keptBeside(node, settings.longestSilence());
      for (var model : models.values()) {
        seen.compute(model.storedName(), (name, entry) -> keep(model, entry));
      }
      view = Map.copyOf(seen);
      viewedAt = before;
      viewed.signalAll();
    } finally {
      viewLock.unlock();
    }
  }

  private RegistryEntry keep(KeptReadModel model, @Nullable RegistryEntry seen) {
    var name = model.storedName();
    boolean neverPaused = model.isNeverPaused();
    if (seen != null
        && seen.isBegun()
        && seen.unkeptSince() == null
        && seen.isNeverPaused() == neverPaused) {
      return seen;
    }
    boolean starting = view.get(name) == null;
    var now =
        registry.change(
            name, entry -> entry.saying(neverPaused).kept(starting, newId(), clock.instant()));
    if (!Objects.equals(now.begunAt(), seen == null ? null : seen.begunAt())) {
      log.info("{} is begun", Generation.tokenName(name, now.live()));
    }
    return now;
  }

  private FoldLoop newLoop(Generation generation) {
    generation.create();
    return new FoldLoop(
        generation,
        tokens,
        new Parking(
            letters.of(generation.tokenName()), generation.tokenName(), letters.limits(), faults),
        kept(generation.readModel()).positions(generation.number()),
        events,
        settings,
        care,
        faults);
  }

  /// This node's view of a read model, no older than its lease.
  RegistryEntry entry(String name) {
    var stored = kept(name).storedName();
    if (System.nanoTime() - viewedAt > settings.lease().toNanos() || view.get(stored) == null) {
      refresh();
    }
    return Objects.requireNonNull(view.get(stored));
  }

  /// What a reader is to go by. While readers may turn to another generation at any moment, that is
  /// asked of the registry itself, so that they all do at the same one, on whatever node.
  private RegistryEntry entryForReading(String name) {
    var seen = entry(name);
    return seen.isAboutToSwitch() ? registry.one(kept(name).storedName()).orElse(seen) : seen;
  }

  /// How far this node knows a generation to be read, which may not be stored yet; 0 of those that
  /// it does not keep.
  private long knownPosition(String tokenName) {
    for (var model : models.values()) {
      var entry = view.get(model.storedName());
      if (entry != null
          && Generation.tokenName(model.storedName(), entry.live()).equals(tokenName)) {
        return model.positions(entry.live()).known();
      }
    }
    return 0;
  }

  /// Whether another node may keep the read model, too, in whatever form.
  boolean mayBeKeptElsewhere(String name) {
    var elsewhere = keptElsewhere;
    return elsewhere == null || elsewhere.contains(name);
  }

  /// The view as it is, however old.
  @Nullable RegistryEntry lastSeen(String name) {
    return view.get(kept(name).storedName());
  }

  /// The read models that nobody may read yet, as far as this node knows, each with how much of the
  /// log it has read, in percent.
  Map<String, Integer> filling() {
    var filling = new TreeMap<String, Integer>();
    for (var name : models.keySet()) {
      var entry = lastSeen(name);
      if (entry == null || !entry.filled()) {
        var rebuild = entry == null ? null : entry.rebuild();
        filling.put(name, rebuild == null ? 0 : rebuild.percent());
      }
    }
    return filling;
  }

  KeptReadModel kept(String name) {
    var kept = models.get(name);
    if (kept == null) {
      throw new IllegalArgumentException("there is no read model " + name);
    }
    return kept;
  }

  /// Changes what all nodes know of a read model.
  RegistryEntry change(String name, java.util.function.UnaryOperator<RegistryEntry> change) {
    var after = registry.change(kept(name).storedName(), change);
    refresh();
    return after;
  }

  @Override
  public <D extends Record> Documents<D> documents(
      String name, String collection, Class<D> documentType) {
    kept(name).generation(1).collection(collection, documentType);
    return new StoredDocuments<>(
        () ->
            kept(name)
                .generation(entryForReading(name).live())
                .collection(collection, documentType));
  }

  @Override
  public AsOf awaitRequested(String... names) {
    return awaitAll(
        LogPosition.requested().orElse(0), RequestDeadline.after(settings.waitLimit()), names);
  }

  @Override
  public AsOf awaitAll(long position, String... names) {
    return awaitAll(position, System.nanoTime() + settings.waitLimit().toNanos(), names);
  }

  private AsOf awaitAll(long position, long deadline, String... names) {
    try {
      var all = new ArrayList<Positions>();
      for (var name : names) {
        all.add(await(name, position, deadline));
      }
      long current = Positions.least(all);
      return new AsOf(current, events.timeAt(current));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet("The wait was interrupted");
    }
  }

  private Positions await(String name, long position, long deadline) throws InterruptedException {
    awaitFilled(name, deadline);
    var positions = kept(name).positions(entryForReading(name).live());
    long wanted = Math.max(position, readByOthers(name));
    if (positions.isToBeReadHere(wanted)) {
      events.hurry(wanted);
    }
    if (!positions.await(wanted, deadline)) {
      throw notYet(name + " has read up to " + positions.current() + ", not to " + wanted);
    }
    return positions;
  }

  /// How far the read model is read in other forms, by nodes of another release, as far as this
  /// node knows of them: who asks here after there is not to be shown less.
  long readByOthers(String name) {
    var own = kept(name).storedName();
    long furthest = 0;
    for (var each : view.entrySet()) {
      var other = each.getKey();
      var entry = each.getValue();
      if (other.readModel().equals(name)
          && !other.equals(own)
          && entry.filled()
          && entry.unkeptSince() == null) {
        var token = tokens.peek(Generation.tokenName(other, entry.live()));
        furthest = Math.max(furthest, LogTokens.position(token));
      }
    }
    return furthest;
  }

  private void awaitFilled(String name, long deadline) throws InterruptedException {
    while (!entry(name).filled()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw notYet("The read model is still filling");
      }
      viewLock.lock();
      try {
        viewed.await(left, TimeUnit.NANOSECONDS);
      } finally {
        viewLock.unlock();
      }
    }
  }

  private Refusal notYet(String detail) {
    return new Refusal(CommonErrorCode.NOT_YET_REFLECTED, detail, settings.retryAfter());
  }
}
