package io.quizledger.platform.projections;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A generation's token while this node holds it.
///
/// While others follow, it is stored at once after a batch that changed documents, while the next
/// batch is read. Where a batch changed none, or nobody follows, it is stored every now and then:
/// else every read model would write once for every batch, most of which are not its own facts.
final class Claim {
  private static final Logger log = LoggerFactory.getLogger(Claim.class);

  /// Who waits for events counts in milliseconds.
  private static final long LEAST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Tokens tokens;
  private final String name;
  private final TokenWriter writer;
  private final long extendAfterNanos;
  private final Duration interval;
  private final Duration unfollowedInterval;
  private final BooleanSupplier followed;
  private final @Nullable TrackingToken claimed;
  private long touchedAt = System.nanoTime();
  private long storedAt = touchedAt;
  private @Nullable RecordedEvent unstored;

  /// @param followed whether others go by the stored token
  /// @throws UnableToClaimTokenException while another node holds it
  Claim(
      Tokens tokens,
      String name,
      ProjectionSettings settings,
      BooleanSupplier followed,
      Faults faults) {
    this.tokens = tokens;
    this.name = name;
    this.writer = new TokenWriter(tokens, name, faults);
    this.extendAfterNanos = tokens.claimTimeout().toNanos() / 5;
    this.interval = settings.tokenInterval();
    this.unfollowedInterval = settings.unfollowedTokenInterval();
    this.followed = followed;
    this.claimed = tokens.claim(name);
  }

  /// Where to read on; null at the log's beginning.
  @Nullable TrackingToken token() {
    return claimed;
  }

  /// All up to `last` is folded, and what that changed is written.
  ///
  /// @param changed whether it changed any document
  void reached(RecordedEvent last, boolean changed) {
    unstored = last;
    if (changed && followed.getAsBoolean()) {
      store();
    } else {
      storeInTime();
    }
  }

  /// Stores a token that was not stored at once, when it is time to.
  void storeInTime() {
    if (unstored != null && nanosLeft() <= 0) {
      store();
    }
  }

  /// How long a wait for events may be, so that a token that was not stored at once is in time.
  Duration within(Duration patience) {
    if (unstored == null) {
      return patience;
    }
    var left = Duration.ofNanos(Math.max(LEAST_WAIT_NANOS, nanosLeft()));
    return patience.compareTo(left) < 0 ? patience : left;
  }

  /// Until the token is to be stored.
  private long nanosLeft() {
    var allowed = followed.getAsBoolean() ? interval : unfollowedInterval;
    return storedAt + allowed.toNanos() - System.nanoTime();
  }

  /// Says that this node is alive, unless it said so a moment ago, and stores what is to be stored
  /// by now: work may take long, and others may have begun to follow meanwhile.
  ///
  /// @throws RuntimeException where the token could not be stored meanwhile
  void extendInTime() {
    writer.check();
    if (System.nanoTime() - touchedAt > extendAfterNanos) {
      tokens.extend(name);
      touchedAt = System.nanoTime();
    }
    storeInTime();
  }

  /// Leaves the token to others.
  void release() {
    try {
      if (unstored != null) {
        store();
      }
      writer.flush();
      tokens.release(name);
    } catch (RuntimeException e) {
      log.info("{}: the claim was not released and will run out: {}", name, e.toString());
    }
  }

  private void store() {
    writer.store(Objects.requireNonNull(unstored));
    unstored = null;
    storedAt = System.nanoTime();
    touchedAt = storedAt;
  }
}
