package io.quizledger.query.people;

import io.quizledger.events.ids.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks up who stands behind an opaque id. What it says is at most some seconds old (setting
/// `quizledger.people.max-age`, 5 s). Whoever was erased is absent, as is an id that never was.
public interface PeopleDirectory {
  /// Those of `accountIds` that are somebody; at most one request to the database.
  Map<AccountId, Person> people(Collection<AccountId> accountIds);

  /// The same as it stands at this moment, for what must not show anybody who has just asked not to
  /// be shown.
  Map<AccountId, Person> peopleNow(Collection<AccountId> accountIds);

  /// The one person behind `accountId`.
  default Optional<Person> person(AccountId accountId) {
    return Optional.ofNullable(people(List.of(accountId)).get(accountId));
  }
}
