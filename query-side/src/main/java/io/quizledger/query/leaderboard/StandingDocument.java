package io.quizledger.query.leaderboard;

import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.attempt.AttemptGraded;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where a learner stands at a quiz.
///
/// @param attempts the graded ones, by number: a mark given anew may make any of them count
/// @param counted what stands on the board
/// @param key of `counted`: the board's order
record StandingDocument(
    QuizId quizId, AccountId learnerId, List<Numbered> attempts, Result counted, String key) {
  StandingDocument {
    attempts = List.copyOf(attempts);
  }

  static String id(QuizId quizId, AccountId learnerId) {
    return quizId + "#" + learnerId;
  }

  static StandingDocument first(AttemptGraded event) {
    return of(event, List.of(numbered(event)));
  }

  StandingDocument graded(AttemptGraded event) {
    List<Numbered> changed = new ArrayList<>(attempts);
    changed.removeIf(attempt -> attempt.number() == event.attempt().number());
    changed.add(numbered(event));
    changed.sort(Comparator.comparingInt(Numbered::number));
    return of(event, changed);
  }

  private static StandingDocument of(AttemptGraded event, List<Numbered> attempts) {
    AttemptScoring scoring = event.attemptScoring();
    var counted = CountedResult.of(attempts, scoring);
    return new StandingDocument(
        event.attempt().quizId(),
        event.attempt().learnerId(),
        attempts,
        counted,
        RankKey.of(counted).value());
  }

  private static Numbered numbered(AttemptGraded event) {
    var millis = Duration.between(event.startedAt(), event.submittedAt()).toMillis();
    return new Numbered(
        event.attempt().number(),
        new Result(
            event.score().points(),
            event.score().percent(),
            Math.max(0, millis),
            event.submittedAt()));
  }
}
