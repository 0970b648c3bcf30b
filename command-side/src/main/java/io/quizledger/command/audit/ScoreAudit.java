package io.quizledger.command.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.command.quiz.Papers;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.ids.AttemptId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Recomputes all attempts of a log that is read in its order, in bounded memory: what is forgotten
/// of an attempt is read from its stream again where it is needed.
final class ScoreAudit {
  private final Papers papers;
  private final BiFunction<AttemptId, Long, Stream<AttemptEvent>> earlier;
  private final Cache<AttemptId, RecomputedAttempt> attempts;
  private long recomputed;

  /// @param earlier an attempt's facts before the one of that number
  /// @param rememberedAnswers how many answers are kept in memory
  ScoreAudit(
      Papers papers,
      BiFunction<AttemptId, Long, Stream<AttemptEvent>> earlier,
      int rememberedAnswers) {
    this.papers = papers;
    this.earlier = earlier;
    this.attempts =
        Caffeine.newBuilder()
            .maximumWeight(rememberedAnswers)
            .<AttemptId, RecomputedAttempt>weigher((id, attempt) -> attempt.size() + 1)
            .executor(Runnable::run)
            .build();
  }

  /// Takes the log's next fact of an attempt.
  ///
  /// @param number of the fact in the attempt's stream, from 0
  List<Difference> next(AttemptEvent event, long number) {
    if (isScored(event)) {
      recomputed++;
    }
    var attempt = attempt(event, number);
    var differences = attempt.state().next(event);
    if (event instanceof AttemptGraded) {
      // Only a later mark needs it once more, and few attempts have one.
      attempts.invalidate(event.attempt().attemptId());
    } else if (attempt.complete()) {
      attempts.put(event.attempt().attemptId(), attempt.state());
    }
    return differences;
  }

  /// How many scores were computed so far.
  long recomputed() {
    return recomputed;
  }

  private static boolean isScored(AttemptEvent event) {
    return event instanceof AnswerGiven
        || event instanceof MarkGiven
        || event instanceof AttemptGraded;
  }

  /// An attempt as far as it is needed for one fact.
  ///
  /// @param complete whether all earlier facts are in it
  private record Known(RecomputedAttempt state, boolean complete) {}

  private Known attempt(AttemptEvent event, long number) {
    var known = known(event.attempt().attemptId());
    if (known != null) {
      return new Known(known, true);
    }
    var fresh = new RecomputedAttempt(paper(event.attempt()));
    if (event instanceof AttemptStarted) {
      return new Known(fresh, true);
    }
    if (event instanceof AttemptSubmitted || event instanceof AttemptGraded) {
      try (var facts = earlier.apply(event.attempt().attemptId(), number)) {
        facts.forEach(fresh::next);
      }
      return new Known(fresh, true);
    }
    // Answers and marks are compared one by one.
    return new Known(fresh, false);
  }

  private @Nullable RecomputedAttempt known(AttemptId attemptId) {
    return attempts.getIfPresent(attemptId);
  }

  private Paper paper(AttemptRef attempt) {
    return papers.paper(attempt.quizId(), attempt.version());
  }
}
