package io.quizledger.events.serialization;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.quizledger.events.account.AccountErased;
import io.quizledger.events.account.AccountRegistered;
import io.quizledger.events.account.RoleChanged;
import io.quizledger.events.attempt.AnswerCleared;
import io.quizledger.events.attempt.AnswerGiven;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.attempt.LateAnswerReceived;
import io.quizledger.events.attempt.MarkGiven;
import io.quizledger.events.attempt.QuestionFlagged;
import io.quizledger.events.attempt.QuestionUnflagged;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionRemoved;
import io.quizledger.events.quiz.QuestionReplaced;
import io.quizledger.events.quiz.QuestionsReordered;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizDetailsChanged;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import io.quizledger.events.quiz.QuizUnfeatured;
import io.quizledger.events.quiz.QuizVisibilityChanged;
import io.quizledger.events.quiz.QuizWithdrawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The catalogue of all events: which name stands for which class, and the revision written today.
///
/// A name and a revision, once in a log, stand there for ever. Whoever changes the JSON of an event
/// raises its revision here, adds an upcaster in [EventUpcasters] and a stored sample of the new
/// revision, and leaves the samples of the old ones as they are.
public final class EventTypes {
  /// Every event there is.
  public static final List<EventType> ALL =
      List.of(
          new EventType("quiz.created", QuizCreated.class, 1),
          new EventType("quiz.details-changed", QuizDetailsChanged.class, 1),
          new EventType("quiz.visibility-changed", QuizVisibilityChanged.class, 1),
          new EventType("quiz.settings-changed", QuizSettingsChanged.class, 1),
          new EventType("quiz.question-added", QuestionAdded.class, 1),
          new EventType("quiz.question-replaced", QuestionReplaced.class, 1),
          new EventType("quiz.question-removed", QuestionRemoved.class, 1),
          new EventType("quiz.questions-reordered", QuestionsReordered.class, 1),
          new EventType("quiz.published", QuizPublished.class, 1),
          new EventType("quiz.withdrawn", QuizWithdrawn.class, 1),
          new EventType("quiz.featured", QuizFeatured.class, 1),
          new EventType("quiz.unfeatured", QuizUnfeatured.class, 1),
          new EventType("attempt.started", AttemptStarted.class, 1),
          new EventType("attempt.answer-given", AnswerGiven.class, 2),
          new EventType("attempt.answer-cleared", AnswerCleared.class, 1),
          new EventType("attempt.question-flagged", QuestionFlagged.class, 1),
          new EventType("attempt.question-unflagged", QuestionUnflagged.class, 1),
          new EventType("attempt.late-answer-received", LateAnswerReceived.class, 1),
          new EventType("attempt.submitted", AttemptSubmitted.class, 1),
          new EventType("attempt.mark-given", MarkGiven.class, 1),
          new EventType("attempt.graded", AttemptGraded.class, 1),
          new EventType("account.registered", AccountRegistered.class, 1),
          new EventType("account.role-changed", RoleChanged.class, 1),
          new EventType("account.erased", AccountErased.class, 1));

  private static final Map<String, EventType> BY_NAME = index(EventType::name);
  private static final Map<Class<?>, EventType> BY_CLASS = index(EventType::eventClass);

  private EventTypes() {}

  /// The type that stands in the log under `name`.
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The type of events of `eventClass`.
  public static Optional<EventType> of(Class<?> eventClass) {
    return Optional.ofNullable(BY_CLASS.get(eventClass));
  }

  private static <K> Map<K, EventType> index(Function<EventType, K> key) {
    return ALL.stream().collect(toUnmodifiableMap(key, Function.identity()));
  }
}
