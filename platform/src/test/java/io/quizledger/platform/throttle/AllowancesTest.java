package io.quizledger.platform.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Allowances allowances = new Allowances(2, 5, 100, nanos::get);

  @Test
  void asManyAsTheBurstMayComeAtOnce() {
    for (var i = 0; i < 5; i++) {
      assertThat(allowances.take("a")).isZero();
    }
    assertThat(allowances.take("a")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void fromThenOnSoManyMayComeInASecond() {
    for (var i = 0; i < 6; i++) {
      allowances.take("a");
    }
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(allowances.take("a")).isZero();
    assertThat(allowances.take("a")).isZero();
    assertThat(allowances.take("a")).isPositive();
  }

  @Test
  void oneSendersHasteIsNoOtherSendersLoss() {
    for (var i = 0; i < 6; i++) {
      allowances.take("a");
    }
    assertThat(allowances.take("b")).isZero();
  }
}
