package io.quizledger.platform.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a read model does.
///
/// @param position of the last commit that is folded whole
/// @param head the log's last position
/// @param lagEvents how many events it has yet to read; more than 200 commits behind, where they
///   would take long to count, at least as many
/// @param lagMillis how long the first of them has been in the log; 0 for none
/// @param deadLetters how many letters wait
/// @param rebuild the last rebuild
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
    String name,
    State state,
    long position,
    long head,
    @Schema(
            description =
                "How many events it has yet to read. Exact up to 200 commits behind the head;"
                    + " beyond, each further commit counts as one event, so that there are at least"
                    + " as many. Exact however far behind: head − position, in commits, and"
                    + " lagMillis")
        long lagEvents,
    long lagMillis,
    long deadLetters,
    @Nullable RebuildStatus rebuild) {
  /// What it does at the moment.
  public enum State {
    /// It follows the log.
    LIVE,
    /// It has never yet come to the log's end; nobody may read it.
    FILLING,
    /// It follows the log, and a new copy is made beside it.
    REBUILDING,
    /// An operator stopped it.
    PAUSED,
    /// Folding fails, again and again.
    FAILED
  }

  /// How a rebuild does.
  ///
  /// @param percent of the log that it has read
  /// @param secondsLeft at the pace so far
  /// @param differences how many documents differ between the copies, where they were compared
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RebuildStatus(
      String rebuildId,
      String state,
      int percent,
      long eventsPerSecond,
      long secondsLeft,
      @Nullable Long differences) {}
}
