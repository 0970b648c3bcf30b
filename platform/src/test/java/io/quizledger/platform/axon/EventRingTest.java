package io.quizledger.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.LogTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.junit.jupiter.api.Test;

class EventRingTest {
  private static final int MOST_BYTES = 100;

  private final Map<Long, Integer> bytes = new HashMap<>();
  private final EventRing ring = new EventRing(4, MOST_BYTES, bytes::get);

  @Test
  void theOldestCommitsGoWhenTheBytesWouldBeTooMany() {
    commit(1, 1, 60);
    commit(2, 1, 30);
    commit(3, 1, 50);

    assertThat(ring.first()).isEqualTo(1);
    assertThat(ring.at(0)).isNull();
    assertThat(ring.at(1)).isNotNull();
    assertThat(ring.hasAllAfter(LogTokens.token(1, 0))).isTrue();
    assertThat(ring.hasAllAfter(null)).isFalse();
  }

  @Test
  void aCommitGoesWhole() {
    commit(1, 3, 60);
    commit(2, 1, 60);

    assertThat(ring.first()).isEqualTo(3);
    assertThat(ring.hasAllAfter(LogTokens.token(1, 1))).isFalse();
    assertThat(ring.hasAllAfter(LogTokens.token(1, 2))).isTrue();
  }

  @Test
  void aCommitThatIsTooLargeByItselfPassesByAndWhatFollowsIsKept() {
    commit(1, 1, 10);
    commit(2, 2, MOST_BYTES + 1);
    assertThat(ring.first()).isEqualTo(ring.next()).isEqualTo(3);
    commit(3, 1, MOST_BYTES);

    assertThat(IntStream.range(0, 4).filter(place -> ring.at(place) != null)).containsExactly(3);
    assertThat(ring.hasAllAfter(LogTokens.token(2, 0))).isFalse();
    assertThat(ring.hasAllAfter(LogTokens.token(2, 1))).isTrue();
  }

  @Test
  void aCommitOfMoreEventsThanPlacesCountsOnceAtATime() {
    commit(1, 11, 80);
    commit(2, 1, 20);

    assertThat(ring.first()).isEqualTo(8);
    assertThat(ring.next()).isEqualTo(12);
    assertThat(ring.hasAllAfter(LogTokens.token(1, 7))).isTrue();
    assertThat(ring.hasAllAfter(LogTokens.token(1, 6))).isFalse();
  }

  @Test
  void whereNothingIsToBeFoundWhatFollowsIsStillAllThereWas() {
    commit(1, 1, 10);
    ring.passBy();

    assertThat(ring.first()).isEqualTo(ring.next()).isEqualTo(2);
    assertThat(ring.at(1)).isNull();
    assertThat(ring.hasAllAfter(LogTokens.token(1, 0))).isTrue();
    assertThat(ring.hasAllAfter(null)).isFalse();
  }

  private void commit(long position, int events, int size) {
    bytes.put(position, size);
    for (int index = 0; index < events; index++) {
      ring.add(
          new GenericTrackedEventMessage<>(
              LogTokens.token(position, index), GenericEventMessage.asEventMessage(index)));
    }
  }
}
