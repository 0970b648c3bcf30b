package io.quizledger.platform.projections;

import java.time.Duration;
import java.util.Objects;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A generation's token while this node holds it.
///
/// After a batch that changed documents the token is stored at once, while the next batch is read.
/// Where a batch changed none, the token is stored every now and then: else every read model would
/// write once for every batch of facts that are not its own.
final class Claim {
  private static final Logger log = LoggerFactory.getLogger(Claim.class);

  private final Tokens tokens;
  private final String name;
  private final TokenWriter writer;
  private final long extendAfterNanos;
  private final long moveAfterNanos;
  private final @Nullable TrackingToken claimed;
  private long touchedAt = System.nanoTime();
  private @Nullable RecordedEvent unstored;

  /// @throws UnableToClaimTokenException while another node holds it
  Claim(Tokens tokens, String name, ProjectionSettings settings, Faults faults) {
    this.tokens = tokens;
    this.name = name;
    this.writer = new TokenWriter(tokens, name, faults);
    this.extendAfterNanos = tokens.claimTimeout().toNanos() / 5;
    this.moveAfterNanos = settings.tokenInterval().toNanos();
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
    if (changed) {
      store();
    } else {
      storeInTime();
    }
  }

  /// Stores a token that only moved, once it is time to.
  void storeInTime() {
    if (unstored != null && System.nanoTime() - touchedAt >= moveAfterNanos) {
      store();
    }
  }

  /// How long a wait for events may be, so that a token that only moved is stored in time.
  Duration within(Duration patience) {
    var interval = Duration.ofNanos(moveAfterNanos);
    return unstored == null || patience.compareTo(interval) < 0 ? patience : interval;
  }

  /// Says that this node is alive, unless it said so a moment ago.
  ///
  /// @throws RuntimeException where the token could not be stored meanwhile
  void extendInTime() {
    writer.check();
    if (System.nanoTime() - touchedAt > extendAfterNanos) {
      tokens.extend(name);
      touchedAt = System.nanoTime();
    }
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
    touchedAt = System.nanoTime();
  }
}
