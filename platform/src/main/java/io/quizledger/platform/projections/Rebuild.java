package io.quizledger.platform.projections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rebuild of a read model, beside the live copy.
///
/// @param generation that it fills
/// @param compare whether the copies are compared before the switch
/// @param position how far it has read
/// @param head the log's last position when that was noted
/// @param events how many events it has read
/// @param eventsPerSecond of late
/// @param differences documents that differ between the copies, where they were compared
/// @param endedAt null while it runs
record Rebuild(
    String rebuildId,
    int generation,
    State state,
    boolean compare,
    Instant startedAt,
    long position,
    long head,
    long events,
    long eventsPerSecond,
    @Nullable Long differences,
    @Nullable Instant endedAt) {
  /// Where a rebuild stands.
  enum State {
    /// It reads the log.
    RUNNING,
    /// It has nearly caught up.
    ALIGNING,
    /// The copies are compared.
    COMPARING,
    /// The live copy stands still until this one is not behind.
    SWITCHING,
    /// Readers read it.
    DONE,
    /// An operator ended it.
    CANCELLED,
    /// It cannot be folded.
    FAILED;

    boolean isRunning() {
      return switch (this) {
        case RUNNING, ALIGNING, COMPARING, SWITCHING -> true;
        case DONE, CANCELLED, FAILED -> false;
      };
    }
  }

  static Rebuild start(String id, int generation, boolean compare, Instant now) {
    return new Rebuild(id, generation, State.RUNNING, compare, now, 0, 0, 0, 0, null, null);
  }

  Rebuild in(State now) {
    return new Rebuild(
        rebuildId,
        generation,
        now,
        compare,
        startedAt,
        position,
        head,
        events,
        eventsPerSecond,
        differences,
        endedAt);
  }

  Rebuild ended(State how, Instant now) {
    return new Rebuild(
        rebuildId,
        generation,
        how,
        compare,
        startedAt,
        position,
        head,
        events,
        eventsPerSecond,
        differences,
        now);
  }

  Rebuild at(long position, long head, long moreEvents, long eventsPerSecond) {
    return new Rebuild(
        rebuildId,
        generation,
        state,
        compare,
        startedAt,
        position,
        head,
        events + moreEvents,
        eventsPerSecond,
        differences,
        endedAt);
  }

  Rebuild compared(long differences) {
    return new Rebuild(
        rebuildId,
        generation,
        state,
        compare,
        startedAt,
        position,
        head,
        events,
        eventsPerSecond,
        differences,
        endedAt);
  }

  /// How much of the log is read, in whole percent.
  int percent() {
    if (state == State.DONE) {
      return 100;
    }
    return head == 0 ? 0 : (int) Math.min(100, position * 100 / head);
  }

  /// How long the rest takes at the pace of late, in whole seconds, counted in commits.
  long secondsLeft(Instant now) {
    double seconds =
        Math.max(0.001, java.time.Duration.between(startedAt, now).toMillis() / 1000.0);
    double commitsPerSecond = position / seconds;
    return !state.isRunning() || commitsPerSecond == 0
        ? 0
        : Math.round(Math.max(0, head - position) / commitsPerSecond);
  }
}
