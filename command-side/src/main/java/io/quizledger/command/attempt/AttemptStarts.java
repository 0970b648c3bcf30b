package io.quizledger.command.attempt;

import io.quizledger.command.quiz.FirstAttempts;
import io.quizledger.command.quiz.Papers;
import io.quizledger.command.quiz.QuizErrorCode;
import io.quizledger.command.quiz.QuizStanding;
import io.quizledger.command.quiz.QuizStandings;
import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.attempt.AttemptRef;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides whether a learner may begin an attempt.
///
/// What it knows of the quiz and of earlier attempts lies outside the new attempt's stream. The
/// quiz is looked up at its newest; that the learner has no other open attempt, and that the number
/// is theirs, is made exact by the claims in the commit.
@Component
class AttemptStarts {
  private final QuizStandings quizzes;
  private final Papers papers;
  private final FirstAttempts firstAttempts;
  private final AttemptClaims claims;
  private final Repository<Attempt> attempts;

  AttemptStarts(
      QuizStandings quizzes,
      Papers papers,
      FirstAttempts firstAttempts,
      AttemptClaims claims,
      Repository<Attempt> attempts) {
    this.quizzes = quizzes;
    this.papers = papers;
    this.firstAttempts = firstAttempts;
    this.claims = claims;
    this.attempts = attempts;
  }

  /// The commit that started the learner's open attempt, if there is one; else nothing, and an
  /// attempt begins.
  @CommandHandler
  @Nullable Commit handle(StartAttempt command) throws Exception {
    var quiz = quizzes.now(command.quizId());
    var learner = new AccountId(command.actor().accountId());
    var last = claims.last(command.quizId(), learner);
    if (last.isPresent() && isStillOpen(last.get(), command.at())) {
      return last.get();
    }
    var number = last.map(AttemptClaims::start).map(start -> start.attempt().number()).orElse(0);
    mayKnow(command, quiz, number);
    isOpen(quiz, command.at());
    hasAttemptsLeft(quiz, number);
    submitIfDue(last, command.at());
    begin(command, quiz, learner, number + 1);
    return null;
  }

  private boolean isStillOpen(Commit commit, Instant at) {
    var attempt = attempts.load(AttemptClaims.start(commit).attempt().attemptId().value());
    attempt.execute(Attempt::noteBasis);
    return attempt.invoke(known -> known.isOpenAt(at));
  }

  private static void mayKnow(StartAttempt command, QuizStanding quiz, int attemptsSoFar) {
    var satBefore = attemptsSoFar > 0 && quiz.visibility() != Visibility.PRIVATE;
    if (!quiz.isKnownTo(command.actor()) && !satBefore) {
      throw QuizErrorCode.quizNotFound();
    }
  }

  private static void isOpen(QuizStanding quiz, Instant at) {
    if (!quiz.isOpenAt(at)) {
      throw new Refusal(QuizErrorCode.QUIZ_NOT_OPEN, "The quiz takes no attempts at the moment");
    }
  }

  private static void hasAttemptsLeft(QuizStanding quiz, int attemptsSoFar) {
    var allowed = quiz.live().attemptsAllowed();
    if (allowed != null && attemptsSoFar >= allowed) {
      throw new Refusal(
          AttemptErrorCode.NO_ATTEMPTS_LEFT, "Attempts that the quiz allows: " + allowed);
    }
  }

  private void submitIfDue(Optional<Commit> last, Instant at) {
    last.ifPresent(
        commit ->
            attempts
                .load(AttemptClaims.start(commit).attempt().attemptId().value())
                .execute(attempt -> attempt.submitWhenDue(at)));
  }

  private void begin(StartAttempt command, QuizStanding quiz, AccountId learner, int number)
      throws Exception {
    var ref =
        new AttemptRef(
            command.attemptId(),
            command.quizId(),
            quiz.version(),
            learner,
            number,
            quiz.isOwnedBy(command.actor()));
    var begin =
        new BeginAttempt(
            ref,
            quiz,
            papers.paper(command.quizId(), quiz.version()),
            command.seed(),
            command.at(),
            claims(quiz, ref));
    attempts.newInstance(() -> new Attempt(begin));
  }

  private List<String> claims(QuizStanding quiz, AttemptRef ref) {
    var all = new ArrayList<String>();
    all.add(AttemptClaims.claim(ref.quizId(), ref.learnerId(), ref.number()));
    if (!firstAttempts.exist(ref.quizId(), quiz.scoringEpoch())) {
      all.add(QuizStanding.scoringClaim(ref.quizId(), quiz.scoringEpoch()));
    }
    return all;
  }
}
