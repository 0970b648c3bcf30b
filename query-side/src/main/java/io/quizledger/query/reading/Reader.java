package io.quizledger.query.reading;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;

/// Somebody who asks to read.
///
/// @param accountId who they are
public record Reader(AccountId accountId, Actor actor) {
  /// The reader that `actor` is.
  public static Reader of(Actor actor) {
    return new Reader(new AccountId(actor.accountId()), actor);
  }

  /// Whether everything is open to them, of whomever it is.
  public boolean readsEverything() {
    return actor.is(Role.ANALYST) || actor.is(Role.ADMINISTRATOR);
  }

  /// Whether they may read all of a quiz of `ownerId`: drafts, keys and every attempt.
  public boolean readsAllOf(AccountId ownerId) {
    return readsEverything() || (actor.is(Role.INSTRUCTOR) && accountId.equals(ownerId));
  }

  /// Refuses those whose role never reads what only instructors, analysts and administrators may.
  public void requireMoreThanLearner() {
    if (actor.is(Role.LEARNER)) {
      throw new Refusal(CommonErrorCode.FORBIDDEN, "Learners may not read this");
    }
  }
}
