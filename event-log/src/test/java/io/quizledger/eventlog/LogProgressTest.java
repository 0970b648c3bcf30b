package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogProgressTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0",
    "0, 10, 0, 0, 0",
    "1, 3, 1, 33, 2",
    "7, 10, 2, 70, 2",
    "10, 10, 5, 100, 0",
    "12, 10, 5, 100, 0"
  })
  void percentIsRoundedDownAndTheTimeThatIsLeftUp(
      long position, long head, long perSecond, int percent, long secondsLeft) {
    var progress = new LogProgress(position, head, perSecond);

    assertThat(progress.percent()).isEqualTo(percent);
    assertThat(progress.secondsLeft()).isEqualTo(secondsLeft);
  }

  @Test
  void thePaceIsThatOfAllThatWasRead() {
    assertThat(LogProgress.within(TimeUnit.MILLISECONDS.toNanos(500), 30, 90))
        .isEqualTo(new LogProgress(30, 90, 60));
    assertThat(LogProgress.within(0, 0, 90)).isEqualTo(new LogProgress(0, 90, 0));
  }
}
