package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.assertSound;
import static io.quizledger.eventlog.TestLogs.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.Events.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/// Many writers at once, over two logs that know nothing of each other.
interface RacesContract extends LogContract {
  @Test
  default void eightWritersOnOneStreamHaveOneWinnerForEachOfItsPositions() throws Exception {
    var logs = List.of(server().log(), server().log());
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    var winners = new AtomicInteger[40];
    for (var i = 0; i < winners.length; i++) {
      winners[i] = new AtomicInteger();
    }
    inParallel(
        8,
        writer -> {
          var log = logs.get(writer % 2);
          for (var number = 0; number < winners.length; number++) {
            var event = counted("contended", number);
            try {
              log.appendEvents(event);
              winners[number].incrementAndGet();
              acknowledged.add(event.getIdentifier());
            } catch (ConcurrencyException lost) {
              // The other seven of each round.
            }
          }
        });

    assertThat(winners).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(logs.getFirst().head().position()).isEqualTo(winners.length);
    assertSound(server(), logs.getFirst(), acknowledged);
  }

  @Test
  default void eightWritersOnManyStreamsAllSucceed() throws Exception {
    var logs = List.of(server().log(), server().log());
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    inParallel(
        8,
        writer -> {
          for (var number = 0; number < 50; number++) {
            var event = counted("stream-" + writer, number);
            logs.get(writer % 2).appendEvents(event);
            acknowledged.add(event.getIdentifier());
          }
        });

    assertThat(acknowledged).hasSize(400);
    assertThat(logs.getFirst().head().position()).isEqualTo(400);
    assertSound(server(), logs.getFirst(), acknowledged);
  }

  @Test
  default void aClaimHasOneWinnerAmongWritersOfDifferentStreams() throws Exception {
    var logs = List.of(server().log(), server().log());
    var winners = new AtomicInteger();
    var losers = new AtomicInteger();
    inParallel(
        8,
        writer -> {
          for (var round = 0; round < 10; round++) {
            try {
              logs.get(writer % 2)
                  .appendEvents(counted(writer + "-" + round, 0, "attempt:q:l#" + round));
              winners.incrementAndGet();
            } catch (ClaimTakenException taken) {
              assertThat(taken.claim()).isEqualTo("attempt:q:l#" + round);
              losers.incrementAndGet();
            }
          }
        });

    assertThat(winners).hasValue(10);
    assertThat(losers).hasValue(70);
  }

  @Test
  default void aCommitThatFailsTakesNoneOfItsBatchWithIt() throws Exception {
    var log = server().log();
    log.appendEvents(counted("taken", 0));
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    var refused = new AtomicInteger();
    inParallel(
        64,
        writer -> {
          var event = writer % 4 == 0 ? counted("taken", 0) : counted("free-" + writer, 0);
          try {
            log.appendEvents(event);
            acknowledged.add(event.getIdentifier());
          } catch (ConcurrencyException expected) {
            refused.incrementAndGet();
          }
        });

    assertThat(refused).hasValue(16);
    assertThat(acknowledged).hasSize(48);
    assertSound(server(), log, acknowledged);
  }

  @Test
  default void aReaderBesideTheWritersSeesEveryEventOnceAndInOrder() throws Exception {
    var logs = List.of(server().log(), server().log());
    var reader = server().log();
    var seen = new ArrayList<Counted>();
    var tokens = new ArrayList<Long>();
    var reading =
        Thread.ofPlatform()
            .start(
                () -> {
                  TrackingToken token = null;
                  while (seen.size() < 800) {
                    for (var event : TestLogs.after(reader, token)) {
                      token = event.trackingToken();
                      tokens.add(token.position().orElseThrow());
                      seen.add((Counted) event.getPayload());
                    }
                  }
                });
    inParallel(
        8,
        writer -> {
          for (var number = 0; number < 50; number++) {
            logs.get(writer % 2)
                .appendEvents(
                    counted("stream-" + writer, 2L * number),
                    counted("stream-" + writer, 2L * number + 1));
          }
        });
    reading.join(20_000);

    assertThat(seen).hasSize(800).doesNotHaveDuplicates();
    assertThat(tokens).isSorted().doesNotHaveDuplicates();
    for (var writer = 0; writer < 8; writer++) {
      var name = "stream-" + writer;
      assertThat(seen.stream().filter(e -> e.writer().equals(name)).map(Counted::number))
          .isSorted();
    }
  }

  /// Runs `work` on so many threads and passes on the first failure.
  static void inParallel(int writers, IntConsumer work) throws Exception {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var threads =
        IntStream.range(0, writers)
            .mapToObj(
                writer ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              try {
                                work.accept(writer);
                              } catch (Throwable e) {
                                failures.add(e);
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }
}
