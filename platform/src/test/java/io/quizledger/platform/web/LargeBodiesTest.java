package io.quizledger.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LargeBodiesTest {
  private static final String SENDER = "anna";

  private final LargeBodies bodies =
      new LargeBodies(DataSize.ofMegabytes(2), 2, Duration.ofSeconds(10));

  @Test
  void whatFitsBesideOthersNeedNotWait() {
    var first = bodies.take(SENDER, 900_000);
    var second = bodies.take(SENDER, 900_000);
    second.end();
    first.end();
  }

  @Test
  void whatDoesNotFitWaitsUntilAnotherHasEnded() throws Exception {
    var first = bodies.take(SENDER, 900_000);
    var second = CompletableFuture.supplyAsync(() -> bodies.take(SENDER, 1_500_000));
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !second.isDone());

    first.end();

    second.get(5, TimeUnit.SECONDS).end();
  }

  @Test
  void whatIsLargerThanAllTogetherHasItsTurnAlone() {
    var alone = bodies.take(SENDER, 8_000_000);
    alone.end();
    assertThat(bodies.take(SENDER, 8_000_000)).isNotNull();
  }

  @Test
  void aThirdOfOneSenderWaitsWhileThereIsRoomForOthers() throws Exception {
    var first = bodies.take(SENDER, 100_000);
    var second = bodies.take(SENDER, 100_000);
    var third = CompletableFuture.supplyAsync(() -> bodies.take(SENDER, 100_000));
    bodies.take("ben", 900_000).end();
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !third.isDone());

    first.end();

    third.get(5, TimeUnit.SECONDS).end();
    second.end();
  }
}
