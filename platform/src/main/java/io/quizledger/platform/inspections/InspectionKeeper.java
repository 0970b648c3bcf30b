package io.quizledger.platform.inspections;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.platform.inspections.Inspection.State;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes up inspections that nobody is at work on, one of each kind at a time, and says for those
/// that this node is at work on that it is alive.
///
/// Whether another node is alive is judged by this node's own patience and never by comparing
/// clocks: a document that did not change for the whole of a lease, as seen from here, is free.
final class InspectionKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(InspectionKeeper.class);
  private static final Duration LEAVE_OFF = Duration.ofSeconds(5);

  private final InspectionStore store;
  private final Map<String, Inspector> inspectors;
  private final InspectionSettings settings;
  private final String node;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Semaphore wake = new Semaphore(0);
  private final Map<String, Work> works = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private volatile @Nullable Thread keeper;

  /// Since when a document looks as it does.
  private record Seen(long guard, long nanos) {}

  InspectionKeeper(
      InspectionStore store,
      List<Inspector> inspectors,
      InspectionSettings settings,
      String node,
      Clock clock,
      MeterRegistry meters) {
    this.store = store;
    this.inspectors =
        inspectors.stream()
            .collect(Collectors.toUnmodifiableMap(Inspector::kind, Function.identity()));
    this.settings = settings;
    this.node = node;
    this.clock = clock;
    this.meters = meters;
  }

  /// Has the keeper look at once.
  void wake() {
    wake.release();
  }

  @Override
  public void start() {
    if (inspectors.isEmpty()) {
      return;
    }
    var thread = Thread.ofVirtual().name("inspections").unstarted(this::keep);
    keeper = thread;
    thread.start();
  }

  /// Leaves what is not finished to other nodes. A context that is closed while it starts may come
  /// here before the keeper has begun, which then finds that it is to end.
  @Override
  public void stop() {
    var thread = keeper;
    keeper = null;
    wake();
    try {
      if (thread != null && thread.getState() != Thread.State.NEW) {
        thread.join(LEAVE_OFF.multipliedBy(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return keeper != null;
  }

  /// With the read models: before the web server starts, and after it has answered.
  @Override
  public int getPhase() {
    return 0;
  }

  private void keep() {
    try {
      while (keeper == Thread.currentThread()) {
        look();
        if (wake.tryAcquire(settings.beat().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      }
      leaveOff();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      attendAll();
      if (keeper == Thread.currentThread()) {
        takeUp();
      }
    } catch (MongoException e) {
      LOG.debug("The database does not answer", e);
    } catch (RuntimeException e) {
      LOG.error("Inspections are not kept", e);
    }
  }

  private void attendAll() {
    for (var kind : List.copyOf(works.keySet())) {
      attend(kind, Objects.requireNonNull(works.get(kind)));
    }
  }

  private void attend(String kind, Work work) {
    if (work.outcome().isDone()) {
      finish(kind, work);
      return;
    }
    var noted = work.noted();
    if (store.beat(work.id(), work.guard(), noted)) {
      work.written(noted);
    } else {
      LOG.info("{} {} was ended or taken over", kind, work);
      work.stop();
      works.remove(kind);
    }
  }

  private void finish(String kind, Work work) {
    switch (verdictOf(kind, work)) {
      case Inspector.Verdict.Passed passed -> end(kind, work, State.PASSED, passed);
      case Inspector.Verdict.Failed failed -> end(kind, work, State.FAILED, failed);
      case Inspector.Verdict.LeftOff _ -> store.release(work.id(), work.guard());
      case null -> LOG.warn("{} {} is begun again once the database is back", kind, work);
    }
    works.remove(kind);
  }

  /// Null where the database was away: the lease runs out, and some node begins anew.
  private static Inspector.@Nullable Verdict verdictOf(String kind, Work work) {
    try {
      return work.outcome().join();
    } catch (CompletionException e) {
      if (Work.isOfTheDatabase(e.getCause())) {
        return null;
      }
      LOG.error("{} {} could not be carried out", kind, work, e.getCause());
      return new Inspector.Verdict.Failed(null, "It could not be carried out: " + e.getCause());
    }
  }

  private void end(String kind, Work work, State state, Inspector.Verdict verdict) {
    if (store.end(work.id(), work.guard(), work.noted(), state, verdict, clock.instant())) {
      tell(kind, work.id(), state, verdict);
    }
  }

  private void tell(String kind, String id, State state, Inspector.Verdict verdict) {
    meters.counter("quizledger.inspections", "kind", kind, "state", state.name()).increment();
    if (state == State.FAILED) {
      LOG.error("{} {} {}", kind, id, verdict);
    } else {
      LOG.info("{} {} {}", kind, id, verdict);
    }
  }

  private void takeUp() {
    var free = new HashSet<>(inspectors.keySet());
    free.removeAll(works.keySet());
    if (free.isEmpty()) {
      return;
    }
    var running = store.running(free);
    seen.keySet()
        .retainAll(running.stream().map(InspectionStore.Running::id).collect(Collectors.toSet()));
    for (var one : running) {
      if (free.contains(one.kind()) && isFree(one) && store.claim(one, node)) {
        free.remove(one.kind());
        begin(one);
      }
    }
  }

  private boolean isFree(InspectionStore.Running one) {
    if (one.holder() == null) {
      return true;
    }
    var now = System.nanoTime();
    var before = seen.get(one.id());
    if (before == null || before.guard() != one.guard()) {
      seen.put(one.id(), new Seen(one.guard(), now));
      return false;
    }
    return now - before.nanos() >= settings.lease().toNanos();
  }

  private void begin(InspectionStore.Running claimed) {
    var guard = claimed.guard() + 1;
    var inspection = store.find(claimed.kind(), claimed.id()).orElse(null);
    if (inspection == null) {
      return;
    }
    var inspector = Objects.requireNonNull(inspectors.get(claimed.kind()));
    var work = new Work(inspection, guard, inspector, settings.keptFindings(), this::wake);
    if (claimed.starts() >= settings.tries()) {
      end(
          claimed.kind(),
          work,
          State.FAILED,
          new Inspector.Verdict.Failed(
              null, "It was begun " + claimed.starts() + " times and never came to its end"));
      return;
    }
    works.put(claimed.kind(), work);
    work.start();
  }

  private void leaveOff() throws InterruptedException {
    works.values().forEach(Work::stop);
    for (var work : works.values()) {
      work.awaitEnd(LEAVE_OFF);
    }
    look();
  }
}
