package io.quizledger.platform.inspections;

import io.quizledger.eventlog.LogProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A look at the log that somebody asked for, as it stands in the database.
///
/// @param id opaque
/// @param parameters what was asked for; which there are is the inspector's affair
/// @param askedBy the account
/// @param endedAt null while it runs
/// @param progress what a node has looked at since it took the inspection up
/// @param findings the first of what was found, as many as are kept
/// @param findingCount how much was found, exact
/// @param position where it failed, if that is a place in the log
/// @param reason why it failed, for people
/// @param evidence what a passed one is known by later, as a hash
public record Inspection(
    String id,
    Map<String, String> parameters,
    String askedBy,
    Instant askedAt,
    State state,
    @Nullable Instant endedAt,
    LogProgress progress,
    List<Map<String, String>> findings,
    long findingCount,
    @Nullable Long position,
    @Nullable String reason,
    Map<String, String> evidence) {
  /// Copies what could be changed.
  public Inspection {
    parameters = Map.copyOf(parameters);
    findings = List.copyOf(findings);
    evidence = Map.copyOf(evidence);
  }

  /// Where an inspection stands.
  public enum State {
    /// It waits for a node, or a node is at work on it.
    RUNNING,
    /// Everything is as it must be.
    PASSED,
    /// Something is not, or the inspection could not be carried out: the reason says which.
    FAILED,
    /// Somebody ended it.
    CANCELLED
  }

  /// How much of the log was looked at, in whole percent.
  public int percent() {
    return state == State.PASSED ? 100 : progress.percent();
  }

  /// The position that it is about: where it failed, if that is a place in the log; otherwise how
  /// far it is.
  public @Nullable Long concerns() {
    return state == State.FAILED ? position : Long.valueOf(progress.position());
  }

  /// How long the rest takes at the pace so far, in whole seconds; 0 where there is no rest, or no
  /// pace yet.
  public long secondsLeft() {
    return state == State.RUNNING ? progress.secondsLeft() : 0;
  }
}
