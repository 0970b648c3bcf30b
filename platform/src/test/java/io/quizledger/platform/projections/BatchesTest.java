package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int EVENT_BYTES = 100;
  private static final int MANY = 1_000;

  private final TestLog log = new TestLog(EVENT_BYTES);
  private final Batches batches = new Batches(log.openStream(null), log, type -> true);

  @Test
  void aBatchTakesNoFurtherCommitOnceItHasSoManyEvents() throws Exception {
    log.append(1, 2, 3);
    log.append(4, 5, 6);
    log.append(7);

    assertThat(payloads(5, MANY)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(payloads(5, MANY)).containsExactly(7);
  }

  @Test
  void aBatchTakesNoFurtherCommitOnceItHasSoManyBytes() throws Exception {
    log.append(1);
    log.append(2);
    log.append(3, 4, 5);
    log.append(6);

    assertThat(payloads(MANY, 2 * EVENT_BYTES + 1)).containsExactly(1, 2, 3, 4, 5);
    assertThat(payloads(MANY, 2 * EVENT_BYTES + 1)).containsExactly(6);
  }

  private List<Object> payloads(int maxEvents, long maxBytes) throws InterruptedException {
    return batches.next(maxEvents, maxBytes, Duration.ofSeconds(5)).stream()
        .map(RecordedEvent::payload)
        .toList();
  }
}
