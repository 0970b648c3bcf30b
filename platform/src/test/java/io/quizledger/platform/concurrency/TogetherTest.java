package io.quizledger.platform.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TogetherTest {
  @Test
  void results_come_in_the_order_of_the_tasks() {
    List<Supplier<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);

    assertThat(Together.get(tasks)).containsExactly(1, 2, 3);
    String both = Together.both(() -> "a", () -> 1, (letter, number) -> letter + number);
    assertThat(both).isEqualTo("a1");
  }

  @Test
  void nothing_still_runs_when_an_interrupted_thread_goes_on() {
    var caller = Thread.currentThread();
    var ended = new AtomicInteger();
    Runnable task =
        () -> {
          // Until the wait has taken notice.
          await().atMost(Duration.ofSeconds(10)).until(() -> !caller.isInterrupted());
          ended.incrementAndGet();
        };

    caller.interrupt();
    Together.run(List.of(task, task));

    assertThat(ended).hasValue(2);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void what_a_task_throws_is_thrown_once_all_have_ended() {
    var ended = new AtomicInteger();
    Runnable failing =
        () -> {
          throw new IllegalStateException("broken on purpose");
        };

    assertThatThrownBy(() -> Together.run(List.of(failing, ended::incrementAndGet)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ended).hasValue(1);
  }
}
