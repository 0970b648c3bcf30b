package io.quizledger.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// A commit on its way into the log: encoded by its caller, numbered and written by the appender.
/// Of its document, `unplaced` bytes are made by the caller; what depends on its place comes then.
final class PendingCommit {
  private enum Phase {
    WAITING,
    SENT,
    GIVEN_UP
  }

  private final List<String> streamKeys;
  private final List<String> claims;
  private final List<String> keys;
  private final List<String> eventIds;
  private final List<byte[]> digests;
  private final ByteWriter body;
  private final int unplaced;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private final CompletableFuture<CommitReceipt> outcome = new CompletableFuture<>();
  private volatile @Nullable Throwable trouble;
  private boolean suspect;

  PendingCommit(
      List<String> streamKeys,
      List<String> claims,
      List<String> keys,
      List<String> eventIds,
      List<byte[]> digests,
      ByteWriter body) {
    this.streamKeys = streamKeys;
    this.claims = claims;
    this.keys = keys;
    this.eventIds = eventIds;
    this.digests = digests;
    this.body = body;
    this.unplaced = body.size();
  }

  List<String> streamKeys() {
    return streamKeys;
  }

  List<String> claims() {
    return claims;
  }

  List<String> keys() {
    return keys;
  }

  List<String> eventIds() {
    return eventIds;
  }

  List<byte[]> digests() {
    return digests;
  }

  /// The commit's document, now that its place is known; no earlier one may be used any more.
  RawBsonDocument placedAt(
      long position, long timeMillis, List<byte[]> nodes, byte[] root, byte[] hash) {
    return CommitFormat.assemble(position, timeMillis, body, unplaced, nodes, root, hash);
  }

  int bytes() {
    return unplaced + CommitFormat.ASSEMBLED_EXTRA;
  }

  /// Shared a key with a commit of an earlier batch, so its keys are looked up before it is tried.
  boolean isSuspect() {
    return suspect;
  }

  void suspect(boolean now) {
    suspect = now;
  }

  /// Taken by the appender to be written; false if its caller is gone.
  boolean take() {
    return phase.compareAndSet(Phase.WAITING, Phase.SENT) || phase.get() == Phase.SENT;
  }

  boolean isGivenUp() {
    return phase.get() == Phase.GIVEN_UP;
  }

  /// What is in the way at the moment, for the message of a caller that gives up.
  void trouble(Throwable cause) {
    trouble = cause;
  }

  void succeed(CommitReceipt receipt) {
    outcome.complete(receipt);
  }

  void fail(Throwable cause) {
    outcome.completeExceptionally(cause);
  }

  /// Waits until the commit is durable.
  CommitReceipt await(Duration timeout) {
    try {
      return outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return giveUp("The log did not take the commit within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp("Interrupted while waiting for the log");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private CommitReceipt giveUp(String reason) {
    if (phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP)) {
      throw LogUnavailableException.notWritten(reason, trouble);
    }
    phase.set(Phase.GIVEN_UP);
    if (outcome.isDone()) {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        throw rethrown(e.getCause());
      }
    }
    throw LogUnavailableException.unresolved(reason, trouble);
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof AxonException failure) {
      // The appender's stack says nothing about who asked.
      failure.addSuppressed(new EventStoreException("Appended from here"));
      return failure;
    }
    return new EventStoreException("The commit could not be written", cause);
  }
}
