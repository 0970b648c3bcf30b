package io.quizledger.command.quiz;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.ids.QuizId;
import org.springframework.stereotype.Component;

/// Knows whether a quiz has been attempted, since which attempt counts can no longer change.
public interface FirstAttempts {
  /// Whether there is an attempt at the quiz since its scoring was changed for the
  /// `scoringEpoch`-th time.
  boolean exist(QuizId quizId, int scoringEpoch);

  /// Finds the first attempt by the claim that it holds; once there is one, there is one for ever.
  @Component
  class Logged implements FirstAttempts {
    private final EventLog log;
    private final Cache<String, Boolean> known;

    Logged(EventLog log, QuizLimits limits) {
      this.log = log;
      this.known = Caffeine.newBuilder().maximumSize(limits.cachedStandings()).build();
    }

    @Override
    public boolean exist(QuizId quizId, int scoringEpoch) {
      var claim = QuizStanding.scoringClaim(quizId, scoringEpoch);
      if (known.getIfPresent(claim) != null) {
        return true;
      }
      var exists =
          log.commitHolding(claim).stream()
              .flatMap(commit -> commit.events().stream())
              .anyMatch(event -> event.getPayloadType() == AttemptStarted.class);
      if (exists) {
        known.put(claim, true);
      }
      return exists;
    }
  }
}
