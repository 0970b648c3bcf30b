package io.quizledger.query.live;

import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;

/// What a stream watches. A fact wakes the streams of its topics and no others.
public sealed interface Topic {
  /// The facts that change what a quiz lets its learners see.
  Set<Class<?>> RELEASES =
      Set.of(
          QuizSettingsChanged.class,
          QuizVisibilityChanged.class,
          QuizPublished.class,
          QuizWithdrawn.class);

  /// One attempt.
  record OfAttempt(AttemptId attemptId) implements Topic {}

  /// A quiz's standings.
  record OfStandings(QuizId quizId) implements Topic {}

  /// What a quiz lets its learners see.
  record OfRelease(QuizId quizId) implements Topic {}

  /// The topics that the fact in `event` belongs to. Where its type has none, the fact itself is
  /// not read: an import brings thousands of them.
  static List<Topic> of(EventMessage<?> event) {
    return hasTopics(event.getPayloadType()) ? of(event.getPayload()) : List.of();
  }

  private static boolean hasTopics(Class<?> type) {
    return AttemptEvent.class.isAssignableFrom(type) || RELEASES.contains(type);
  }

  private static List<Topic> of(Object fact) {
    return switch (fact) {
      case AttemptGraded graded ->
          List.of(
              new OfAttempt(graded.attempt().attemptId()),
              new OfStandings(graded.attempt().quizId()));
      case AttemptEvent event -> List.of(new OfAttempt(event.attempt().attemptId()));
      case QuizEvent event when RELEASES.contains(event.getClass()) ->
          List.of(new OfRelease(event.quizId()));
      default -> List.of();
    };
  }
}
