package io.quizledger.query.people;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quizledger.events.ids.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The directory, remembering for a few seconds what it looked up, also that somebody is absent.
final class CachedPeopleDirectory implements PeopleDirectory {
  private final Function<Collection<AccountId>, Map<AccountId, Person>> lookUp;
  private final LoadingCache<AccountId, Optional<Person>> cache;

  /// Asks `lookUp` for all that is not remembered at once.
  CachedPeopleDirectory(
      Function<Collection<AccountId>, Map<AccountId, Person>> lookUp,
      PeopleSettings settings,
      Ticker ticker) {
    this.lookUp = lookUp;
    cache =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterWrite(settings.maxAge())
            .ticker(ticker)
            .build(
                new CacheLoader<>() {
                  @Override
                  public Optional<Person> load(AccountId id) {
                    return Optional.ofNullable(lookUp.apply(Set.of(id)).get(id));
                  }

                  @Override
                  public Map<AccountId, Optional<Person>> loadAll(Set<? extends AccountId> ids) {
                    var found = lookUp.apply(Set.copyOf(ids));
                    var all = new HashMap<AccountId, Optional<Person>>();
                    ids.forEach(id -> all.put(id, Optional.ofNullable(found.get(id))));
                    return all;
                  }
                });
  }

  @Override
  public Map<AccountId, Person> people(Collection<AccountId> accountIds) {
    var people = new HashMap<AccountId, Person>();
    cache
        .getAll(accountIds)
        .forEach((id, person) -> person.ifPresent(known -> people.put(id, known)));
    return Map.copyOf(people);
  }

  @Override
  public Map<AccountId, Person> peopleNow(Collection<AccountId> accountIds) {
    if (accountIds.isEmpty()) {
      return Map.of();
    }
    var ids = Set.copyOf(accountIds);
    var found = lookUp.apply(ids);
    ids.forEach(id -> cache.put(id, Optional.ofNullable(found.get(id))));
    return Map.copyOf(found);
  }
}
