package io.quizledger.platform.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.web.AdmissionGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks at the database all the time. The program starts whether it is there or not, waits for it
/// and says so, prepares what must be prepared once it is there, and takes no request before.
public final class DatabaseWatch implements SmartLifecycle, AdmissionGate {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Document HELLO = new Document("hello", 1);

  private final MongoDatabase database;
  private final MongoSettings settings;
  private final Clock clock;
  private final List<DatabasePreparation> preparations;
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private volatile DatabaseState state = DatabaseState.UNKNOWN;
  private volatile @Nullable Thread watcher;
  private @Nullable Instant goneSince;

  DatabaseWatch(
      MongoDatabase database,
      MongoSettings settings,
      Clock clock,
      List<DatabasePreparation> preparations) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.preparations = List.copyOf(preparations);
  }

  /// How the database looked last.
  public DatabaseState state() {
    return state;
  }

  /// Completes when the database was there for the first time and everything is prepared.
  public CompletableFuture<Void> prepared() {
    return prepared.copy();
  }

  @Override
  public Optional<String> closedBecause() {
    return prepared.isDone() ? Optional.empty() : Optional.of("The program waits for its database");
  }

  @Override
  public void start() {
    var thread = Thread.ofVirtual().name("database-watch").unstarted(this::watch);
    watcher = thread;
    thread.start();
    awaitUsualStart();
  }

  /// Where the database is there, the program is ready as soon as it listens.
  private void awaitUsualStart() {
    try {
      prepared.get(settings.startWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("Starting without the database", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    var running = watcher;
    watcher = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return watcher != null;
  }

  /// Before everything else starts, after everything else has stopped.
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void watch() {
    try {
      while (watcher == Thread.currentThread()) {
        look();
        Thread.sleep(state.prepared() ? settings.checkInterval() : settings.retryInterval());
      }
    } catch (InterruptedException e) {
      // Stopped.
    }
  }

  private void look() {
    try {
      var offset = clockOffset();
      if (!prepared.isDone()) {
        preparations.forEach(preparation -> preparation.prepare(database));
      }
      seen(offset);
    } catch (MongoException e) {
      if (watcher == Thread.currentThread()) {
        missed(e);
      }
    } catch (RuntimeException e) {
      LOG.error("The database could not be prepared", e);
      state = new DatabaseState(true, false, null, "Preparing it failed: " + e.getMessage());
    }
  }

  private @Nullable Duration clockOffset() {
    var asked = clock.instant();
    var answer = database.runCommand(HELLO);
    var answered = clock.instant();
    if (!(answer.get("localTime") instanceof Date told)) {
      return null;
    }
    // The database read its clock at some moment in between; the benefit of the doubt is ours.
    var databaseTime = told.toInstant();
    if (databaseTime.isBefore(asked)) {
      return Duration.between(databaseTime, asked);
    }
    return databaseTime.isAfter(answered)
        ? Duration.between(databaseTime, answered)
        : Duration.ZERO;
  }

  private void seen(@Nullable Duration offset) {
    var before = state;
    state = new DatabaseState(true, true, offset, null);
    if (prepared.complete(null)) {
      LOG.info("The database is there");
    } else if (goneSince != null) {
      LOG.info("The database is back after {}", Duration.between(goneSince, clock.instant()));
    }
    goneSince = null;
    var tolerance = settings.maxClockOffset();
    if (before.clocksAgree(tolerance) && !state.clocksAgree(tolerance)) {
      LOG.error("This node's clock and the database's are {} apart", offset);
    }
  }

  private void missed(MongoException e) {
    if (goneSince == null) {
      goneSince = clock.instant();
      LOG.warn(
          prepared.isDone()
              ? "The database is gone; waiting for it: {}"
              : "Waiting for the database: {}",
          e.getMessage());
    }
    state = new DatabaseState(false, prepared.isDone(), null, e.getMessage());
  }
}
