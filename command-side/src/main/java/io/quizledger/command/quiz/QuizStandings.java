package io.quizledger.command.quiz;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.platform.web.Refusal;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How quizzes stand, for those who decide on attempts. Reading one takes no lock of the quiz, so
/// that a thousand may start at once.
public interface QuizStandings {
  /// How the quiz stands now: confirmed by one look-up of its stream's next key.
  ///
  /// @throws Refusal `QUIZ_NOT_FOUND` if there is none
  QuizStanding now(QuizId quizId);

  /// How the quiz stood a moment ago; as good as [#now] where a stale answer does no harm. What
  /// this node was told of by [#changed] is in it.
  QuizStanding lately(QuizId quizId);

  /// Says that this node has written a change: nothing older is told any more.
  void changed(QuizId quizId);

  /// Folds quizzes from the log, and reads on from where it has read.
  @Component
  class Logged implements QuizStandings {
    private static final Set<Class<?>> TELLING =
        Set.of(
            QuizCreated.class,
            QuizVisibilityChanged.class,
            QuizSettingsChanged.class,
            QuizPublished.class,
            QuizWithdrawn.class);

    private final EventLog log;
    private final EventStore events;
    private final long ageNanos;
    private final Ticker ticker = Ticker.systemTicker();
    private final Cache<QuizId, Known> known;

    /// @param at when it was confirmed, by the ticker
    private record Known(QuizStanding standing, long at) {
      /// The one of two that tells more: a reader who began before a change may end after it.
      Known or(Known other) {
        var facts = Long.compare(standing.facts(), other.standing.facts());
        return facts > 0 || (facts == 0 && at - other.at > 0) ? this : other;
      }
    }

    Logged(EventLog log, EventStore events, QuizLimits limits) {
      this.log = log;
      this.events = events;
      this.ageNanos = limits.standingAge().toNanos();
      this.known = Caffeine.newBuilder().maximumSize(limits.cachedStandings()).build();
    }

    @Override
    public QuizStanding now(QuizId quizId) {
      var at = ticker.read();
      var last = known.getIfPresent(quizId);
      var standing = last == null ? null : last.standing();
      if (standing == null || log.hasCommitStartingAt(quizId.value(), standing.facts())) {
        standing = readOn(quizId, standing);
      }
      known.asMap().merge(quizId, new Known(standing, at), Known::or);
      return standing;
    }

    @Override
    public QuizStanding lately(QuizId quizId) {
      var last = known.getIfPresent(quizId);
      return last != null && ticker.read() - last.at() <= ageNanos ? last.standing() : now(quizId);
    }

    @Override
    public void changed(QuizId quizId) {
      try {
        now(quizId);
      } catch (RuntimeException e) {
        // What was acknowledged stays so; whoever asks next looks again.
        known.invalidate(quizId);
      }
    }

    private QuizStanding readOn(QuizId quizId, @Nullable QuizStanding from) {
      var stream =
          from == null
              ? events.readEvents(quizId.value())
              : events.readEvents(quizId.value(), from.facts());
      var standing = from;
      while (stream.hasNext()) {
        standing = after(standing, stream.next());
      }
      return Optional.ofNullable(standing).orElseThrow(QuizErrorCode::quizNotFound);
    }

    private static @Nullable QuizStanding after(
        @Nullable QuizStanding before, DomainEventMessage<?> event) {
      if (event.getPayloadType() == Quiz.class) {
        return ((Quiz) event.getPayload()).standing();
      }
      if (before != null && !TELLING.contains(event.getPayloadType())) {
        return before.afterAnother();
      }
      if (event.getPayload() instanceof QuizEvent fact) {
        return switch (fact) {
          case QuizCreated created -> QuizStanding.created(created);
          case QuizEvent later when before != null -> before.after(later);
          default -> throw new IllegalStateException("A quiz begins with its creation");
        };
      }
      throw new IllegalStateException("The stream of a quiz holds something else");
    }
  }
}
