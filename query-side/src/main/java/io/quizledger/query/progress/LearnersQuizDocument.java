package io.quizledger.query.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.attempt.AttemptSubmitted;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuizId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one learner has done at one quiz.
///
/// @param ownerId the quiz's owner
/// @param attempts how many were started
/// @param submitted how many were handed in
/// @param answersGiven in the attempts that told how many when they were handed in, changes of mind
///   included
/// @param uncounted the other attempts: their answers are counted when somebody asks, so that no
///   answer has to write here
/// @param grades of the graded attempts, by number
/// @param lastAt when the last attempt was started or handed in
/// @param last the token of that: newest first
@JsonInclude(JsonInclude.Include.NON_NULL)
record LearnersQuizDocument(
    AccountId learnerId,
    QuizId quizId,
    AccountId ownerId,
    int attempts,
    int submitted,
    long answersGiven,
    List<AttemptId> uncounted,
    List<Grade> grades,
    Instant lastAt,
    long last) {
  LearnersQuizDocument {
    uncounted = List.copyOf(uncounted);
    grades = List.copyOf(grades);
  }

  /// What a graded attempt came to.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Grade(int number, Percent percent, @Nullable Boolean passed) {}

  /// Names what one learner has done at one quiz.
  static String id(AttemptRef attempt) {
    return id(attempt.learnerId(), attempt.quizId());
  }

  private static String id(AccountId learnerId, QuizId quizId) {
    return learnerId + "#" + quizId;
  }

  static LearnersQuizDocument before(AttemptStarted event, long token) {
    var attempt = event.attempt();
    return new LearnersQuizDocument(
        attempt.learnerId(),
        attempt.quizId(),
        event.ownerId(),
        0,
        0,
        0,
        List.of(),
        List.of(),
        event.startedAt(),
        token);
  }

  LearnersQuizDocument started(AttemptStarted event, long token) {
    var more = new ArrayList<>(uncounted);
    more.add(event.attempt().attemptId());
    return new LearnersQuizDocument(
        learnerId,
        quizId,
        ownerId,
        attempts + 1,
        submitted,
        answersGiven,
        more,
        grades,
        event.startedAt(),
        token);
  }

  LearnersQuizDocument submitted(AttemptSubmitted event, long token) {
    var told = event.answersGiven();
    var fewer = new ArrayList<>(uncounted);
    if (told != null) {
      fewer.remove(event.attempt().attemptId());
    }
    return new LearnersQuizDocument(
        learnerId,
        quizId,
        ownerId,
        attempts,
        submitted + 1,
        answersGiven + (told == null ? 0 : told),
        fewer,
        grades,
        event.submittedAt(),
        token);
  }

  LearnersQuizDocument graded(AttemptGraded event) {
    var number = event.attempt().number();
    List<Grade> changed = new ArrayList<>(grades);
    changed.removeIf(grade -> grade.number() == number);
    changed.add(new Grade(number, event.score().percent(), event.score().passed()));
    changed.sort(Comparator.comparingInt(Grade::number));
    return new LearnersQuizDocument(
        learnerId,
        quizId,
        ownerId,
        attempts,
        submitted,
        answersGiven,
        uncounted,
        changed,
        lastAt,
        last);
  }

  /// The best of the graded attempts.
  Optional<Percent> bestPercent() {
    return grades.stream().map(Grade::percent).max(Comparator.naturalOrder());
  }

  /// The last of the graded attempts, by number.
  Optional<Percent> lastPercent() {
    return grades.isEmpty() ? Optional.empty() : Optional.of(grades.getLast().percent());
  }

  /// Whether any graded attempt was passed; empty where none had a pass mark.
  Optional<Boolean> passed() {
    return grades.stream().map(Grade::passed).filter(Objects::nonNull).reduce(Boolean::logicalOr);
  }

  /// The sum of the graded attempts' percentages.
  BigDecimal percentSum() {
    return grades.stream()
        .map(grade -> grade.percent().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
