package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LargeBodiesTest {
  private final LargeBodies bodies = new LargeBodies(DataSize.ofMegabytes(2));

  @Test
  void whatFitsBesideOthersNeedNotWait() {
    var first = bodies.take(900_000);
    var second = bodies.take(900_000);
    second.end();
    first.end();
  }

  @Test
  void whatDoesNotFitWaitsUntilAnotherHasEnded() throws Exception {
    var first = bodies.take(900_000);
    var second = CompletableFuture.supplyAsync(() -> bodies.take(1_500_000));
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !second.isDone());

    first.end();

    second.get(5, TimeUnit.SECONDS).end();
  }

  @Test
  void whatIsLargerThanAllTogetherHasItsTurnAlone() {
    var alone = bodies.take(8_000_000);
    alone.end();
    assertThat(bodies.take(8_000_000)).isNotNull();
  }
}
