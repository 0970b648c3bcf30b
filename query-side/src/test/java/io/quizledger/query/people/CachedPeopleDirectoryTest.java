package io.quizledger.query.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.ids.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedPeopleDirectoryTest {
  private static final AccountId ADA = new AccountId("ada");
  private static final AccountId BOB = new AccountId("bob");
  private static final Person NAMED_ADA = new Person("Ada", true);

  private final AtomicLong nanos = new AtomicLong();
  private final Map<AccountId, Person> stored = new HashMap<>(Map.of(ADA, NAMED_ADA));
  private final List<Set<AccountId>> lookUps = new ArrayList<>();
  private final PeopleDirectory directory =
      new CachedPeopleDirectory(
          this::lookUp, new PeopleSettings(Duration.ofSeconds(5), 10), nanos::get);

  @Test
  void allThatIsNotRememberedIsLookedUpAtOnce() {
    assertThat(directory.people(List.of(ADA, BOB, ADA))).isEqualTo(Map.of(ADA, NAMED_ADA));

    assertThat(lookUps).containsExactly(Set.of(ADA, BOB));
  }

  @Test
  void whatIsRememberedIsNotLookedUpAlsoThatSomebodyIsAbsent() {
    directory.people(List.of(ADA, BOB));

    assertThat(directory.person(ADA)).contains(NAMED_ADA);
    assertThat(directory.person(BOB)).isEmpty();
    assertThat(lookUps).hasSize(1);
  }

  @Test
  void whoeverIsErasedIsAbsentAfterFiveSeconds() {
    directory.people(List.of(ADA));
    stored.clear();

    nanos.set(Duration.ofSeconds(5).toNanos());

    assertThat(directory.person(ADA)).isEmpty();
  }

  @Test
  void whoMustNotBeShownAnyMoreIsSeenAtOnceByThoseWhoAskForThisMoment() {
    directory.people(List.of(ADA));
    stored.clear();

    assertThat(directory.peopleNow(List.of(ADA))).isEmpty();
    assertThat(directory.person(ADA)).isEmpty();
  }

  private Map<AccountId, Person> lookUp(Collection<AccountId> ids) {
    lookUps.add(Set.copyOf(ids));
    var found = new HashMap<>(stored);
    found.keySet().retainAll(ids);
    return found;
  }
}
