package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerTurnsTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final AnswerTurns turns = new AnswerTurns();

  @Test
  void pagesComeInOneAfterTheOther() {
    comeInOneAfterTheOther(turns::take);
  }

  @Test
  void singleCommitsWaitForNobodyWhereNoLargeOneIsAbout() {
    turns.met(MEGABYTE - 1);
    try (var page = turns.take()) {
      new Asker(turns::takeWhereLarge).got.join().close();

      var other = new Asker(turns::take);
      assertThat(other.waits()).isTrue();
    }
  }

  @Test
  void singleCommitsTakeTurnsWhereLargeOnesAreAbout() {
    turns.met(MEGABYTE);

    comeInOneAfterTheOther(turns::takeWhereLarge);
  }

  @Test
  void whoHasWaitedForLongGoesOnWithoutATurn() {
    var first = turns.take();
    turns.take().close();
    var third = new Asker(turns::take);

    assertThat(third.waits()).isTrue();
    first.close();
    third.got.join().close();
  }

  private static void comeInOneAfterTheOther(Supplier<AnswerTurns.Turn> turn) {
    var first = turn.get();
    var second = new Asker(turn);

    assertThat(second.waits()).isTrue();
    first.close();

    second.got.join().close();
  }

  /// Somebody who asks for a turn on a thread of their own.
  private static final class Asker {
    private final CompletableFuture<AnswerTurns.Turn> got = new CompletableFuture<>();
    private final Thread thread;

    Asker(Supplier<AnswerTurns.Turn> turn) {
      thread = Thread.ofPlatform().daemon().start(() -> got.complete(turn.get()));
    }

    /// Whether it comes to wait, rather than to get its turn.
    boolean waits() {
      // Looks often: nobody waits for long.
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> got.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
      return !got.isDone();
    }
  }
}
