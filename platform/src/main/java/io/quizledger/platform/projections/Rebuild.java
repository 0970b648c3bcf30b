package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A rebuild of a read model, beside the live copy.
///
/// @param generation that it fills
/// @param paused whether an operator halted it for a while
/// @param compare whether the copies are compared before the switch
/// @param progress how far it is
/// @param differences documents that differ between the copies, where they were compared
/// @param endedAt null while it runs
record Rebuild(
    String rebuildId,
    int generation,
    State state,
    boolean paused,
    boolean compare,
    Instant startedAt,
    Progress progress,
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

  /// How far a rebuild is.
  ///
  /// @param position that it has read to
  /// @param head the log's last position when that was noted
  /// @param events how many events it has read
  /// @param eventsPerSecond of late
  /// @param commitsPerSecond of late
  record Progress(
      long position, long head, long events, long eventsPerSecond, long commitsPerSecond) {
    static final Progress NONE = new Progress(0, 0, 0, 0, 0);

    LogProgress inLog() {
      return new LogProgress(position, head, commitsPerSecond);
    }

    Progress to(long nowAt, long nowHead, long moreEvents, Duration inTime) {
      long millis = Math.max(1, inTime.toMillis());
      return new Progress(
          nowAt,
          nowHead,
          events + moreEvents,
          moreEvents * 1000 / millis,
          Math.max(0, nowAt - position) * 1000 / millis);
    }
  }

  static Rebuild start(String id, int generation, boolean compare, Instant now) {
    return new Rebuild(
        id, generation, State.RUNNING, false, compare, now, Progress.NONE, null, null);
  }

  Rebuild in(State now) {
    return with(now, paused, progress, differences, endedAt);
  }

  Rebuild withPaused(boolean now) {
    return with(state, now, progress, differences, endedAt);
  }

  Rebuild ended(State how, Instant now) {
    return with(how, false, progress, differences, now);
  }

  Rebuild at(Progress now) {
    return with(state, paused, now, differences, endedAt);
  }

  Rebuild compared(long nowDifferences) {
    return with(state, paused, progress, nowDifferences, endedAt);
  }

  private Rebuild with(
      State nowState,
      boolean nowPaused,
      Progress nowProgress,
      @Nullable Long nowDifferences,
      @Nullable Instant nowEndedAt) {
    return new Rebuild(
        rebuildId,
        generation,
        nowState,
        nowPaused,
        compare,
        startedAt,
        nowProgress,
        nowDifferences,
        nowEndedAt);
  }

  /// How much of the log is read, in whole percent.
  int percent() {
    return state == State.DONE ? 100 : progress.inLog().percent();
  }

  /// How long the rest of the log takes at the pace of late, in whole seconds.
  long secondsLeft() {
    return state.isRunning() ? progress.inLog().secondsLeft() : 0;
  }

  /// As operators see it.
  String stateInWords() {
    return paused && state.isRunning() ? "PAUSED" : state.name();
  }
}
