package io.quizledger.platform.access;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who was erased while their access tokens may still be good. Each node knows it by a lease: what
/// it read counts for a fraction of a second, counted from before the read was sent. An erasure is
/// acknowledged one lease after it was written, and by then every node has to have read it.
public final class ErasedAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(ErasedAccounts.class);

  /// Nodes' clocks differ, and so do their ideas of when a token expires.
  private static final Duration CLOCKS = Duration.ofMinutes(2);

  private final MongoCollection<Document> accounts;
  private final Clock clock;
  private final Duration tokenLifetime;
  private final long lease;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Reading last;
  private @Nullable Failure lastFailure;

  /// The accounts that `database` holds, as this node knows them.
  public ErasedAccounts(MongoDatabase database, AccessSettings settings, Clock clock) {
    this.accounts = database.getCollection(AccountFields.COLLECTION);
    this.clock = clock;
    tokenLifetime = settings.tokenLifetime();
    lease = settings.erasureLease().toNanos();
    last = new Reading(Set.of(), System.nanoTime() - lease - 1);
  }

  /// Refuses with 401 if the account was erased.
  public void refuseErased(String accountId) {
    if (current().ids().contains(accountId)) {
      throw gone();
    }
  }

  /// The refusal of whoever has a good token of an account that was erased.
  public static Refusal gone() {
    return new Refusal(CommonErrorCode.UNAUTHENTICATED, "The account is no more");
  }

  /// Returns when every node knows of what is written now.
  public void awaitEverywhere() {
    var end = System.nanoTime() + lease;
    var interrupted = false;
    for (long left = lease; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      // Interrupted, it would not park again.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Reading current() {
    var known = last;
    var age = System.nanoTime() - known.begunAt();
    if (age > lease) {
      return renewed(known);
    }
    if (age > lease / 2 && !reading.isLocked()) {
      Thread.ofVirtual().start(() -> renewAhead(known));
    }
    return known;
  }

  private void renewAhead(Reading known) {
    try {
      renewed(known);
    } catch (RuntimeException e) {
      LOG.debug("Whether accounts were erased is looked at again by the next command", e);
    }
  }

  private Reading renewed(Reading known) {
    var asked = System.nanoTime();
    reading.lock();
    try {
      if (last == known) {
        read(asked);
      }
      return last;
    } finally {
      reading.unlock();
    }
  }

  /// Whoever waited while a reading failed fails with it: commands must not stand in a queue, each
  /// waiting anew for a database that is away.
  private void read(long asked) {
    var failed = lastFailure;
    if (failed != null && failed.at() - asked >= 0) {
      throw failed.cause();
    }
    try {
      var begunAt = System.nanoTime();
      var since = clock.instant().minus(tokenLifetime).minus(CLOCKS);
      last = new Reading(erasedSince(since), begunAt);
    } catch (RuntimeException e) {
      lastFailure = new Failure(e, System.nanoTime());
      throw e;
    }
  }

  private Set<String> erasedSince(Instant moment) {
    var ids = new HashSet<String>();
    accounts
        .find(gte(AccountFields.ERASED_AT, Date.from(moment)))
        .projection(include(AccountFields.ID))
        .forEach(document -> ids.add(document.getString(AccountFields.ID)));
    return ids;
  }

  private record Failure(RuntimeException cause, long at) {}

  private record Reading(Set<String> ids, long begunAt) {}
}
