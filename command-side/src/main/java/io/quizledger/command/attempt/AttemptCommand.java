package io.quizledger.command.attempt;

import io.quizledger.command.dispatch.OnExisting;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Refusal;
import java.time.Instant;

/// A person's command on an existing attempt.
sealed interface AttemptCommand extends OnExisting
    permits GiveAnswers, FlagQuestion, SubmitAttempt, MarkQuestion {
  /// The attempt.
  AttemptId attemptId();

  /// Who wants it.
  Actor actor();

  /// When it came.
  Instant at();

  @Override
  default String aggregateId() {
    return attemptId().value();
  }

  @Override
  default Refusal notFound() {
    return AttemptErrorCode.attemptNotFound();
  }
}
