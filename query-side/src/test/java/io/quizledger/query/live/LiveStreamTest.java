package io.quizledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.account.Role;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  private static final Reader ANNA = Reader.of(new Actor("anna", Role.LEARNER.name(), "session"));

  private final List<Long> asked = new ArrayList<>();
  private final List<Long> sent = new ArrayList<>();
  private final AtomicReference<LiveStream> stream = new AtomicReference<>();

  @Test
  void aFactThatComesWhileAStateIsMadeIsServedAfterIt() {
    open(
        position -> {
          if (position == 0) {
            stream.get().wake(5);
          }
          return state(Math.max(3, position), 5);
        });

    stream.get().begin(0);

    assertThat(asked).containsExactly(0L, 5L);
    assertThat(sent).containsExactly(3L, 5L);
  }

  @Test
  void aStateThatIsOlderThanWhatOthersWereToldOfIsFollowedByAnother() {
    open(position -> state(Math.max(3, position), 4));

    stream.get().begin(4);

    assertThat(asked).containsExactly(0L, 4L);
    assertThat(sent).containsExactly(3L, 4L);
  }

  @Test
  void aStateThatHoldsWhatOthersWereToldOfIsSentOnce() {
    open(position -> state(Math.max(4, position), 4));

    stream.get().begin(4);

    assertThat(asked).containsExactly(0L);
    assertThat(sent).containsExactly(4L);
  }

  @Test
  void aStateOfWhichNothingHasChangedSinceIsNotSentAgain() {
    open(position -> state(Math.max(3, position), 2));

    stream.get().begin(4);
    stream.get().catchUp(6);

    assertThat(asked).containsExactly(0L, 4L, 6L);
    assertThat(sent).containsExactly(3L);
  }

  @Test
  void whoeverHasSeenTheStateIsSentNothingUntilItChanges() {
    open(OptionalLong.of(3), position -> state(Math.max(3, position), position < 6 ? 2 : 6));

    stream.get().begin(4);
    assertThat(asked).containsExactly(3L, 4L);
    assertThat(sent).isEmpty();

    stream.get().catchUp(6);
    assertThat(sent).containsExactly(6L);
  }

  @Test
  void nobodyIsAskedWhetherAFactThatWokeTheStreamChangedTheState() {
    open(
        position ->
            new Update(
                Math.max(3, position),
                () -> {
                  throw new AssertionError("asked");
                },
                () -> body(Math.max(3, position))));

    stream.get().begin(0);
    stream.get().wake(5);

    assertThat(sent).containsExactly(3L, 5L);
  }

  @Test
  void aPositionThatTheLogHasNotReachedIsNoneOfIt() {
    open(
        OptionalLong.of(100),
        position -> {
          if (position == 100) {
            throw new Refusal(CommonErrorCode.NOT_YET_REFLECTED, "not yet", Duration.ZERO);
          }
          return state(Math.max(3, position), 2);
        });

    stream.get().begin(4);

    assertThat(asked).containsExactly(100L, 4L);
    assertThat(sent).containsExactly(4L);
  }

  private Update state(long position, long lastChange) {
    return new Update(position, () -> lastChange, () -> body(position));
  }

  private Object body(long position) {
    sent.add(position);
    return "state";
  }

  private void open(Watch.View view) {
    open(OptionalLong.empty(), view);
  }

  private void open(OptionalLong lastSeen, Watch.View view) {
    stream.set(
        new LiveStream(
            new Watch(
                ANNA,
                "attempt",
                List.of(),
                Duration.ZERO,
                lastSeen,
                position -> {
                  asked.add(position);
                  return view.at(position);
                }),
            Runnable::run,
            Duration.ZERO));
  }
}
