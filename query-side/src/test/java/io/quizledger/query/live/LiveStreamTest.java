package io.quizledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.account.Role;
import io.quizledger.platform.access.Actor;
import io.quizledger.query.reading.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveStreamTest {
  private static final Reader ANNA = Reader.of(new Actor("anna", Role.LEARNER.name(), "session"));

  private final List<Long> asked = new ArrayList<>();
  private final AtomicReference<LiveStream> stream = new AtomicReference<>();

  @Test
  void aFactThatComesWhileAStateIsMadeIsServedAfterIt() {
    open(
        position -> {
          if (position == 0) {
            stream.get().wake(5);
          }
          return new Update(Math.max(3, position), "state");
        });

    stream.get().begin(0);

    assertThat(asked).containsExactly(0L, 5L);
  }

  @Test
  void aStateThatIsOlderThanWhatOthersWereToldOfIsFollowedByAnother() {
    open(position -> new Update(Math.max(3, position), "state"));

    stream.get().begin(4);

    assertThat(asked).containsExactly(0L, 4L);
  }

  @Test
  void aStateThatHoldsWhatOthersWereToldOfIsSentOnce() {
    open(position -> new Update(Math.max(4, position), "state"));

    stream.get().begin(4);

    assertThat(asked).containsExactly(0L);
  }

  private void open(Watch.View view) {
    stream.set(
        new LiveStream(
            new Watch(
                ANNA,
                "attempt",
                List.of(),
                Duration.ZERO,
                position -> {
                  asked.add(position);
                  return view.at(position);
                }),
            Runnable::run,
            Duration.ZERO));
  }
}
