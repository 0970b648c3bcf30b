package io.quizledger.query.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.projections.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The leaderboard of a quiz.
///
/// @param entries best first
/// @param me the reader's own entry, wherever it stands; absent where they have none
/// @param participants how many have an entry
@JsonInclude(JsonInclude.Include.NON_NULL)
record BoardView(List<Entry> entries, @Nullable Entry me, long participants, AsOf asOf) {
  /// One learner's entry.
  ///
  /// @param rank from 1; equal figures share it
  /// @param learnerId absent, like the name, for whoever opted out or was erased
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      long rank,
      @Nullable AccountId learnerId,
      @Nullable String displayName,
      Points points,
      Percent percent,
      long durationMillis,
      Instant achievedAt) {
    static Entry of(
        long rank, Result counted, @Nullable AccountId learnerId, @Nullable String displayName) {
      return new Entry(
          rank,
          learnerId,
          displayName,
          counted.points(),
          counted.percent(),
          counted.durationMillis(),
          counted.achievedAt());
    }
  }
}
