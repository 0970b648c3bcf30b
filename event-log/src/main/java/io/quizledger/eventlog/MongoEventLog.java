package io.quizledger.eventlog;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// The log in MongoDB, as Axon's event storage.
///
/// It asks nothing of the server but atomic single documents, unique indexes and majority writes.
/// It may be built while the database is away: the collection and its index are made before the
/// first append. Appending blocks until the commit is durable and fails with
/// - Axon's `ConcurrencyException` where another writer was faster on one of the streams,
/// - [ClaimTakenException] where a claim stands in the log already,
/// - [LogUnavailableException] where the database did not answer in time,
/// - [CommitRefusedException] for what can never be written,
/// - [LogDamagedException] where the log's end contradicts itself.
public final class MongoEventLog extends BatchingEventStorageEngine
    implements EventLog, AutoCloseable {
  private final LogStore store;
  private final EventLogSettings settings;
  private final Snapshots snapshots;
  private final CommitEncoder encoder;
  private final Appender appender;
  private final RecentCommits recent = new RecentCommits();
  private final TailReader tail;
  private final StreamReader streams;
  private final List<Consumer<CommitReceipt>> listeners = new CopyOnWriteArrayList<>();

  private MongoEventLog(Builder builder, MongoDatabase database) {
    super(builder);
    store = new LogStore(database, builder.commitCollection);
    snapshots = new Snapshots(database, builder.snapshotCollection);
    settings = builder.settings;
    encoder = new CommitEncoder(settings);
    var metrics = new LogMetrics(builder.meterRegistry);
    tail = new TailReader(store, settings, metrics, recent);
    streams = new StreamReader(store, settings);
    appender = new Appender(store, settings, builder.clock, metrics, this::announce);
  }

  /// A builder; a database and the serializers are all it needs.
  public static Builder builder() {
    return new Builder();
  }

  /// Calls `listener` whenever commits of this process have become durable, with the last of them.
  /// It runs on the appender's thread and must return at once.
  public Registration onAppended(Consumer<CommitReceipt> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void announce(CommitReceipt receipt) {
    listeners.forEach(listener -> listener.accept(receipt));
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    var receipt = appender.append(encoder.encode(events, serializer));
    if (CurrentUnitOfWork.isStarted()) {
      receipt.leaveIn(CurrentUnitOfWork.get());
    }
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    return mayBlock ? tail.follow(trackingToken) : tail.read(trackingToken);
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      @Nullable TrackingToken lastToken, int batchSize) {
    return tail.page(lastToken, batchSize);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String identifier, long firstSequenceNumber) {
    return streams.read(identifier, firstSequenceNumber);
  }

  @Override
  protected List<? extends DomainEventData<?>> fetchDomainEvents(
      String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
    return streams.read(aggregateIdentifier, firstSequenceNumber).limit(batchSize).toList();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return streams.lastSequenceNumber(aggregateIdentifier);
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    Asking.of(
        () -> {
          snapshots.store(snapshot, serializer);
          return true;
        });
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return Asking.of(() -> snapshots.of(aggregateIdentifier)).stream();
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return Asking.of(() -> store.lastLink().map(last -> lastTokenAt(last.position()))).orElse(null);
  }

  /// The token before the first commit whose time is not before `dateTime`: that commit and all
  /// after it are still to be read. Whole milliseconds count.
  @Override
  public @Nullable TrackingToken createTokenAt(Instant dateTime) {
    var before = Asking.of(() -> lastPositionBefore(dateTime.toEpochMilli()));
    return before == 0 ? null : Asking.of(() -> lastTokenAt(before));
  }

  private long lastPositionBefore(long millis) {
    var before = 0L;
    var after = store.lastLink().map(Link::position).orElse(0L) + 1;
    // Every commit up to `before` is earlier, every one from `after` on is not.
    while (after - before > 1) {
      var middle = before + (after - before) / 2;
      var link = store.linkAt(middle, false).orElseThrow(() -> missing(middle));
      if (link.timeMillis() < millis) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return before;
  }

  private TrackingToken lastTokenAt(long position) {
    var link = store.linkAt(position, true).orElseThrow(() -> missing(position));
    return LogTokens.token(position, link.eventIds().size() - 1);
  }

  private static LogDamagedException missing(long position) {
    return new LogDamagedException("The commit at position " + position + " is missing");
  }

  @Override
  public LogHead head() {
    return Asking.of(store::lastLink)
        .map(
            last ->
                new LogHead(
                    last.position(),
                    Sha256.hex(last.hash()),
                    Sha256.hex(last.root()),
                    Instant.ofEpochMilli(last.timeMillis())))
        .orElse(new LogHead(0, Sha256.hex(Sha256.NONE), Sha256.hex(Sha256.NONE), Instant.EPOCH));
  }

  @Override
  public Optional<Commit> commitAt(long position) {
    return Asking.of(() -> store.at(position)).map(this::withMessages);
  }

  @Override
  public Optional<CommitSummary> summaryAt(long position) {
    return recent.at(position).or(() -> look(position));
  }

  private Optional<CommitSummary> look(long position) {
    return Asking.of(() -> store.linkAt(position, true))
        .map(
            link ->
                new CommitSummary(
                    position,
                    Instant.ofEpochMilli(link.timeMillis()),
                    Sha256.hex(link.hash()),
                    link.eventIds().size()));
  }

  @Override
  public int bytesKept(long position) {
    return recent.bytes(position);
  }

  @Override
  public Optional<Commit> commitHolding(String claim) {
    return commitWithKey(claim);
  }

  @Override
  public Optional<Commit> commitStartingAt(String aggregateIdentifier, long sequenceNumber) {
    return commitWithKey(CommitFormat.streamKey(aggregateIdentifier, sequenceNumber));
  }

  private Optional<Commit> commitWithKey(String key) {
    return Asking.of(() -> store.holding(List.of(key))).stream()
        .findFirst()
        .map(this::withMessages);
  }

  @Override
  public boolean hasCommitStartingAt(String aggregateIdentifier, long sequenceNumber) {
    var key = CommitFormat.streamKey(aggregateIdentifier, sequenceNumber);
    return Asking.of(() -> store.isHeld(key));
  }

  @SuppressWarnings("deprecation") // Axon's own way to give a plain event a place among others
  private Commit withMessages(StoredCommit commit) {
    var events =
        EventUtils.upcastAndDeserializeTrackedEvents(
                commit.events().stream(), getEventSerializer(), upcasterChain)
            .<DomainEventMessage<?>>map(EventUtils::asDomainEventMessage)
            .toList();
    return new Commit(
        commit.position(),
        Instant.ofEpochMilli(commit.timeMillis()),
        Sha256.hex(commit.hash()),
        commit.keys(),
        events);
  }

  /// All events from the beginning on, for whoever goes through the whole log beside those who fold
  /// it: it holds one page at a time, and nobody waits for that. To be closed.
  public Stream<TrackedEventMessage<?>> everyEvent() {
    return EventUtils.upcastAndDeserializeTrackedEvents(
        tail.readAlone(), getEventSerializer(), upcasterChain);
  }

  /// Short proofs about this log.
  public LogProofs proofs() {
    return new LogProofs(store);
  }

  /// Looks whether every commit is what it was.
  public LogVerification verification() {
    return new LogVerification(store);
  }

  /// The commits from position `from` to position `to`, both included, as they stand in the log.
  /// They are read while they are asked for, a page at a time.
  public LoggedCommits commits(long from, long to) {
    return new LoggedCommits(
        new TailPages(store, settings, from, to, StoredCommit::of, null), from, to);
  }

  /// Finishes the appends that were accepted, refuses the rest. Reading stays possible.
  @Override
  public void close() {
    appender.close();
  }

  /// Builds a [MongoEventLog].
  public static final class Builder extends BatchingEventStorageEngine.Builder {
    private @Nullable MongoDatabase database;
    private String commitCollection = "events";
    private String snapshotCollection = "snapshots";
    private EventLogSettings settings = EventLogSettings.defaults();
    private Clock clock = Clock.systemUTC();
    private MeterRegistry meterRegistry = new SimpleMeterRegistry();

    private Builder() {}

    /// Where the log lives. Its client should have the settings of [LogClientSettings].
    public Builder database(MongoDatabase database) {
      this.database = database;
      return this;
    }

    /// The names of the two collections; `events` and `snapshots` unless said otherwise.
    public Builder collections(String commits, String snapshots) {
      this.commitCollection = commits;
      this.snapshotCollection = snapshots;
      return this;
    }

    /// The limits.
    public Builder settings(EventLogSettings settings) {
      this.settings = settings;
      return this;
    }

    /// The clock that commits are timed by; the system's unless said otherwise.
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /// Where the log's meters go.
    public Builder meterRegistry(MeterRegistry meterRegistry) {
      this.meterRegistry = meterRegistry;
      return this;
    }

    /// The serializer of payloads and metadata. It must write JSON.
    @Override
    public Builder eventSerializer(Serializer eventSerializer) {
      super.eventSerializer(eventSerializer);
      return this;
    }

    @Override
    public Builder snapshotSerializer(Serializer snapshotSerializer) {
      super.snapshotSerializer(snapshotSerializer);
      return this;
    }

    /// Which snapshots are understood; the events are read instead of the others.
    @Override
    public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
      super.snapshotFilter(snapshotFilter);
      return this;
    }

    @Override
    public Builder upcasterChain(EventUpcaster upcasterChain) {
      super.upcasterChain(upcasterChain);
      return this;
    }

    /// The log, ready to append.
    public MongoEventLog build() {
      var log = new MongoEventLog(this, Objects.requireNonNull(database, "A database is needed"));
      log.appender.start();
      return log;
    }
  }
}
