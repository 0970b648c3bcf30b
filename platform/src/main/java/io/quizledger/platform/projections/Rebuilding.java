package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads a rebuild from its first event to the switch, on the thread that folds the new generation.
/// Where a rebuild stands lies in the registry, so another node can take it over anywhere.
final class Rebuilding {
  private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

  private final ReadModelEngine engine;
  private final Tokens tokens;
  private final Log events;
  private final ProjectionSettings settings;
  private final Clock clock;
  private final Map<String, Work> works = new ConcurrentHashMap<>();

  Rebuilding(
      ReadModelEngine engine, Tokens tokens, Log events, ProjectionSettings settings, Clock clock) {
    this.engine = engine;
    this.tokens = tokens;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /// What only the node that folds needs to remember.
  private static final class Work {
    private long unreportedEvents;
    private long headBefore = Long.MAX_VALUE;
    private long reportedAt = System.nanoTime();
    private long alignedSince;
    private volatile @org.jspecify.annotations.Nullable Comparison comparison;
  }

  /// What this node remembers is of the time before another one folded.
  void claimed(Generation generation) {
    works.remove(generation.tokenName());
  }

  void folded(Generation generation, List<RecordedEvent> batch) {
    work(generation).unreportedEvents += batch.size();
  }

  /// Takes the next step, if it is time for one.
  void goOn(Generation generation, long position) {
    var entry = engine.entry(generation.readModel());
    var rebuild = entry.rebuild();
    if (rebuild == null || rebuild.generation() != generation.number()) {
      return;
    }
    var work = work(generation);
    report(generation, position, work);
    switch (rebuild.state()) {
      case RUNNING -> {
        if (entry.live() == generation.number()) {
          fill(generation, position, work);
        } else {
          alignIfNear(generation, position, work);
        }
      }
      case ALIGNING -> compareOrSwitch(generation, rebuild, work);
      case COMPARING -> compare(generation, work);
      case SWITCHING -> switchIfNotBehind(generation, position);
      case DONE, CANCELLED, FAILED -> works.remove(generation.tokenName());
    }
  }

  void failed(Generation generation) {
    change(generation, now -> now.ended(Rebuild.State.FAILED, clock.instant()), true);
  }

  /// The form's first generation has come to the log's end: readers read it.
  void filled(Generation generation) {
    var after =
        engine.change(
            generation.readModel(),
            // It may have been left meanwhile by a node that took it for one that nobody keeps.
            entry ->
                entry.live() == generation.number() ? entry.withFilled(clock.instant()) : entry);
    works.remove(generation.tokenName());
    if (after.live() == generation.number() && after.filled()) {
      log.info("{} is filled", generation.tokenName());
    }
  }

  /// Where facts come without a pause there is always one more to read. It is enough to have read
  /// all that stood in the log when the last batch began.
  private void fill(Generation generation, long position, Work work) {
    long before = work.headBefore;
    work.headBefore = events.head();
    if (position >= before) {
      filled(generation);
    }
  }

  private void report(Generation generation, long position, Work work) {
    long nanos = System.nanoTime() - work.reportedAt;
    if (nanos < settings.heartbeatInterval().toNanos()) {
      return;
    }
    long more = work.unreportedEvents;
    long head = events.head();
    change(
        generation,
        now -> now.at(now.progress().to(position, head, more, Duration.ofNanos(nanos))),
        false);
    work.unreportedEvents = 0;
    work.reportedAt = System.nanoTime();
  }

  private void alignIfNear(Generation generation, long position, Work work) {
    if (events.head() - position <= settings.alignLagEvents()) {
      change(generation, now -> now.in(Rebuild.State.ALIGNING), false);
      work.alignedSince = System.nanoTime();
    }
  }

  /// Goes on once every node must have noticed, since no node reads by a view that is older than
  /// its lease: from then on each asks the registry anew before each read, so that all of them turn
  /// to the new copy at one moment.
  private void compareOrSwitch(Generation generation, Rebuild rebuild, Work work) {
    if (work.alignedSince == 0) {
      work.alignedSince = System.nanoTime();
    }
    if (System.nanoTime() - work.alignedSince < settings.lease().toNanos()) {
      return;
    }
    var next =
        rebuild.compare() && rebuild.differences() == null
            ? Rebuild.State.COMPARING
            : Rebuild.State.SWITCHING;
    change(generation, now -> now.in(next), false);
  }

  private void compare(Generation generation, Work work) {
    var running = work.comparison;
    if (running == null) {
      var live = engine.entry(generation.readModel()).live();
      work.comparison =
          Comparison.start(engine.kept(generation.readModel()).generation(live), generation);
    } else if (running.differences().isDone()) {
      work.comparison = null;
      if (running.differences().isCompletedExceptionally()) {
        return;
      }
      long differences = running.differences().join();
      change(generation, now -> now.compared(differences).in(Rebuild.State.SWITCHING), false);
    }
  }

  private void switchIfNotBehind(Generation generation, long position) {
    var entry = engine.entry(generation.readModel());
    if (!entry.isSwitching() || engine.kept(generation.readModel()).isFoldedHere(entry.live())) {
      return;
    }
    var live = generation.tokenNameOf(entry.live());
    try {
      long liveAt = LogTokens.position(tokens.claim(live));
      if (position < liveAt) {
        return;
      }
    } catch (UnableToClaimTokenException e) {
      // A node has not yet noticed that the live copy is to stand still.
      return;
    }
    change(generation, now -> now.ended(Rebuild.State.DONE, clock.instant()), false);
    tokens.release(live);
    works.remove(generation.tokenName());
    log.info("{}: readers turn to generation {}", generation.readModel(), generation.number());
  }

  /// Changes the rebuild, unless it has been ended meanwhile.
  private void change(Generation generation, UnaryOperator<Rebuild> change, boolean abandon) {
    engine.change(
        generation.readModel(),
        entry -> {
          var now = entry.rebuild();
          if (now == null || now.generation() != generation.number() || !now.state().isRunning()) {
            return entry;
          }
          var after = change.apply(now);
          if (after.state() == Rebuild.State.DONE) {
            return entry.switchedTo(after);
          }
          return abandon ? entry.abandoned(after, clock.instant()) : entry.withRebuild(after);
        });
  }

  private Work work(Generation generation) {
    return Objects.requireNonNull(
        works.computeIfAbsent(generation.tokenName(), name -> new Work()));
  }
}
