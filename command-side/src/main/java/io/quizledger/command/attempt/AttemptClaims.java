package io.quizledger.command.attempt;

import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.attempt.AttemptStarted;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuizId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The numbers of a learner's attempts at a quiz: each is claimed in the log, so that no node can
/// give one twice.
@Component
class AttemptClaims {
  private final EventLog log;

  AttemptClaims(EventLog log) {
    this.log = log;
  }

  /// What the attempt of that number claims.
  static String claim(QuizId quizId, AccountId learnerId, int number) {
    return "attempt:" + quizId + ":" + learnerId + "#" + number;
  }

  /// The commit that started the learner's last attempt at the quiz. Numbers have no gaps, so it is
  /// found in 2·log₂(n) look-ups.
  Optional<Commit> last(QuizId quizId, AccountId learnerId) {
    var held = held(quizId, learnerId, 1);
    if (held.isEmpty()) {
      return held;
    }
    var known = 1;
    var free = 2;
    for (var next = held(quizId, learnerId, free);
        next.isPresent();
        next = held(quizId, learnerId, free)) {
      held = next;
      known = free;
      free *= 2;
    }
    while (free - known > 1) {
      var middle = known + (free - known) / 2;
      var found = held(quizId, learnerId, middle);
      if (found.isPresent()) {
        held = found;
        known = middle;
      } else {
        free = middle;
      }
    }
    return held;
  }

  private Optional<Commit> held(QuizId quizId, AccountId learnerId, int number) {
    return log.commitHolding(claim(quizId, learnerId, number));
  }

  /// The start that `commit` records.
  static AttemptStarted start(Commit commit) {
    for (var event : commit.events()) {
      if (event.getPayload() instanceof AttemptStarted started) {
        return started;
      }
    }
    throw new IllegalStateException("The commit at " + commit.position() + " starts nothing");
  }
}
