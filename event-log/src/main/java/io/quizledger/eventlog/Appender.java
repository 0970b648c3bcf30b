package io.quizledger.eventlog;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of a process: gathers waiting commits and writes them at consecutive positions
/// with one ordered insert.
///
/// After an error it trusts neither the reported index nor the count. It reads back the positions
/// from the batch's first one on, acknowledges what stands there, and numbers the rest anew from
/// the head that it finds.
final class Appender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
  private static final int LINKS_PER_READ = 1_000;

  /// BadValue, DocumentValidationFailure, BSONObjectTooLarge, KeyTooLong.
  private static final Set<Integer> REFUSALS = Set.of(2, 121, 10_334, 17_280);

  private final LogStore store;
  private final Judge judge;
  private final EventLogSettings settings;
  private final Clock clock;
  private final LogMetrics metrics;
  private final Consumer<CommitReceipt> durable;
  private final CommitQueue queue;
  private final Thread thread;
  private volatile boolean giveUp;

  /// Null while the end of the log has to be read again.
  private @Nullable ChainHead head;

  private boolean prepared;
  private int expected = 1;
  private Duration patience = Duration.ZERO;

  Appender(
      LogStore store,
      EventLogSettings settings,
      Clock clock,
      LogMetrics metrics,
      Consumer<CommitReceipt> durable) {
    this.store = store;
    this.judge = new Judge(store);
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
    this.durable = durable;
    this.queue = new CommitQueue(settings);
    this.thread = Thread.ofPlatform().name("event-log-appender").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Returns once the commit is durable.
  CommitReceipt append(PendingCommit commit) {
    metrics.waiting.incrementAndGet();
    var started = System.nanoTime();
    try {
      if (!queue.add(commit)) {
        throw LogUnavailableException.notWritten("The log is closing", null);
      }
      return commit.await(settings.appendTimeout());
    } finally {
      metrics.waiting.decrementAndGet();
      metrics.append.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
  }

  private void run() {
    while (!giveUp && !queue.isDrained()) {
      List<PendingCommit> commits = List.of();
      try {
        commits = queue.take(expected, patience);
        write(commits);
      } catch (InterruptedException e) {
        giveUp = true;
        commits.forEach(commit -> commit.fail(closing()));
      } catch (RuntimeException | Error e) {
        LOG.error("A batch of {} commits failed", commits.size(), e);
        head = null;
        var failure =
            e instanceof LogDamagedException
                ? e
                : new EventStoreException("The commit could not be written", e);
        commits.forEach(commit -> commit.fail(failure));
      }
    }
    queue.removeAll().forEach(commit -> commit.fail(closing()));
  }

  private static LogUnavailableException closing() {
    return LogUnavailableException.unresolved("The log was closed", null);
  }

  /// Writes all of `commits` whose callers are still there, however many attempts it takes.
  private void write(List<PendingCommit> commits) throws InterruptedException {
    var open = commits;
    Batch attempt = null;
    MongoException error = null;
    var failures = 0;
    while (true) {
      open = open.stream().filter(commit -> !commit.isGivenUp()).toList();
      if (open.isEmpty()) {
        if (attempt != null) {
          head = null;
        }
        return;
      }
      try {
        if (attempt != null && error != null) {
          var rest = settle(attempt, open, error);
          if (rest == null) {
            failures++;
            pause(failures);
            continue;
          }
          attempt = null;
          open = rest;
          continue;
        }
        open = unsuspicious(open);
        if (open.isEmpty()) {
          continue;
        }
        attempt = Batch.chained(open, currentHead(), clock.millis());
        insert(attempt);
        return;
      } catch (MongoException e) {
        error = e;
        failures = isDuplicate(e) ? failures : failures + 1;
        failed(e, open, failures);
      }
    }
  }

  private List<PendingCommit> unsuspicious(List<PendingCommit> open) {
    var suspects = open.stream().filter(PendingCommit::isSuspect).toList();
    if (suspects.isEmpty()) {
      return open;
    }
    var cleared = judge.settle(suspects);
    suspects.forEach(commit -> commit.suspect(false));
    return open.stream()
        .filter(commit -> !suspects.contains(commit) || cleared.contains(commit))
        .toList();
  }

  private ChainHead currentHead() {
    if (!prepared) {
      store.prepare();
      prepared = true;
    }
    var current = head;
    if (current == null) {
      current = store.head();
      head = current;
    }
    return current;
  }

  private void insert(Batch batch) {
    var started = System.nanoTime();
    store.insert(batch.documents(), batch.bytes());
    var nanos = System.nanoTime() - started;
    metrics.write.record(nanos, TimeUnit.NANOSECONDS);
    metrics.batchCommits.record(batch.commits().size());
    metrics.batchBytes.record(batch.bytes());
    head = batch.last();
    // Before anybody is set free: who comes back at once must not be expected a second time.
    expected = batch.commits().size() + queue.size();
    for (var i = 0; i < batch.commits().size(); i++) {
      batch.commits().get(i).succeed(batch.heads().get(i).receipt());
    }
    patience = Duration.ofNanos(Math.min(settings.gatherTime().toNanos(), 2 * nanos));
    announce(batch.last());
  }

  private void announce(ChainHead reached) {
    metrics.position.set(reached.position());
    try {
      durable.accept(reached.receipt());
    } catch (RuntimeException e) {
      LOG.warn("A listener of the log failed", e);
    }
  }

  private void failed(MongoException e, List<PendingCommit> open, int failures)
      throws InterruptedException {
    if (isDuplicate(e)) {
      return;
    }
    metrics.failures.increment();
    if (failures == 1) {
      LOG.warn("Waiting for the database, commits held up: {} ({})", open.size(), e.toString());
      LOG.debug("How it failed", e);
    }
    open.forEach(commit -> commit.trouble(e));
    pause(failures);
  }

  private void pause(int failures) throws InterruptedException {
    if (giveUp) {
      throw new InterruptedException();
    }
    var delay = settings.retryDelay().multipliedBy(1L << Math.min(failures - 1, 10));
    var limit = settings.retryDelayLimit();
    Thread.sleep(delay.compareTo(limit) < 0 ? delay : limit);
  }

  /// Finds out what became of a failed attempt. Returns the commits that are still to be written,
  /// or null if it cannot be told yet.
  private @Nullable List<PendingCommit> settle(
      Batch attempt, List<PendingCommit> open, MongoException error) {
    if (!isDuplicate(error)) {
      metrics.ambiguities.increment();
    }
    var standing = store.links(attempt.firstPosition(), LINKS_PER_READ, true);
    var current = attempt.before();
    var landed = 0;
    for (var link : standing) {
      current = current.followedBy(link);
      if (landed < attempt.commits().size()
          && link.position() == attempt.firstPosition() + landed
          && link.eventIds().equals(attempt.commits().get(landed).eventIds())) {
        attempt.commits().get(landed++).succeed(current.receipt());
      }
    }
    if (landed > 0) {
      announce(current);
    }
    // More than one page of others' commits: reading the head is cheaper than following.
    head = standing.size() == LINKS_PER_READ ? null : current;
    var done = attempt.commits().subList(0, landed);
    var rest = open.stream().filter(commit -> !done.contains(commit)).toList();
    if (standing.size() > landed) {
      metrics.collisions.increment();
      return rest;
    }
    if (isDuplicate(error)) {
      return landed > 0 ? judge.settle(rest) : judged(rest);
    }
    return refused(rest, error);
  }

  /// Nothing of the attempt stands in the log and its first position is free: a key is taken, or
  /// the position is, by a commit that is not durable on a majority yet.
  private @Nullable List<PendingCommit> judged(List<PendingCommit> rest) {
    var cleared = judge.settle(rest);
    if (cleared.size() == rest.size()) {
      return null;
    }
    metrics.keyViolations.increment(rest.size() - cleared.size());
    return cleared;
  }

  /// Where the server says no to one document, it will say no for ever. Every other error passes.
  private static List<PendingCommit> refused(List<PendingCommit> rest, MongoException error) {
    if (!rest.isEmpty()
        && error instanceof MongoBulkWriteException bulk
        && bulk.getWriteErrors().stream().anyMatch(e -> REFUSALS.contains(e.getCode()))) {
      rest.getFirst().fail(new EventStoreException("The database refused the commit", error));
      return new ArrayList<>(rest.subList(1, rest.size()));
    }
    return rest;
  }

  private static boolean isDuplicate(MongoException error) {
    return switch (error) {
      case MongoBulkWriteException bulk ->
          bulk.getWriteErrors().stream()
              .mapToInt(BulkWriteError::getCode)
              .anyMatch(Appender::isDuplicateCode);
      case MongoWriteException write -> isDuplicateCode(write.getError().getCode());
      case MongoServerException server -> isDuplicateCode(server.getCode());
      default -> false;
    };
  }

  private static boolean isDuplicateCode(int code) {
    return code == 11_000 || code == 11_001 || code == 12_582;
  }

  /// Finishes what was accepted, refuses the rest.
  @Override
  public void close() {
    queue.close();
    try {
      if (!thread.join(settings.drainTimeout())) {
        giveUp = true;
        thread.interrupt();
        thread.join(settings.drainTimeout());
      }
    } catch (InterruptedException e) {
      giveUp = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
