package io.quizledger.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailStreamTest {
  private static final int PATIENCE_SECONDS = 10;
  private static final int KEPT = 4;

  private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
  private final SharedTail tail = new SharedTail(engine, Duration.ofMillis(1), KEPT);
  private int appended;

  @AfterEach
  void close() {
    tail.close();
  }

  @Test
  void whatIsThereComesFromTheStorageAndWhatFollowsFromTheTail() throws Exception {
    append(3);
    var stream = after(null);
    assertThat(read(stream, 3)).containsExactly(0, 1, 2);

    assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    append(2);

    assertThat(read(stream, 2)).containsExactly(3, 4);
  }

  @Test
  void whoIsBehindTheRingReadsTheStorageAndMissesNothing() throws Exception {
    var slow = after(null);
    assertThat(slow.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    var quick = after(null);
    for (int round = 0; round < 5; round++) {
      append(3);
      read(quick, 3);
    }

    assertThat(read(slow, 15)).isEqualTo(numbers(15));
  }

  @Test
  void whoComesAheadOfTheTailSeesNothingTwice() throws Exception {
    append(2);
    var first = after(null);
    read(first, 2);
    assertThat(first.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    append(2);

    var second = after(null);
    assertThat(read(second, 4)).isEqualTo(numbers(4));
    append(1);

    assertThat(read(second, 1)).containsExactly(4);
    assertThat(read(first, 3)).containsExactly(2, 3, 4);
  }

  @Test
  void aPeekedEventIsTheNextOne() throws Exception {
    append(1);
    var stream = after(null);

    assertThat(stream.peek().orElseThrow().getPayload()).isEqualTo(0);
    assertThat(read(stream, 1)).containsExactly(0);
    assertThat(stream.peek()).isEmpty();
  }

  @Test
  void everyoneWhoReadsWhileMuchIsWrittenSeesAllOfItInOrder() throws Exception {
    int total = 2_000;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<List<Integer>>>();
      for (int reader = 0; reader < 6; reader++) {
        readers.add(threads.submit(() -> read(after(null), total)));
      }
      threads.submit(() -> IntStream.range(0, total).forEach(each -> append(1)));
      for (var reader : readers) {
        assertThat(reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(numbers(total));
      }
    }
  }

  private TailStream after(@Nullable TrackingToken token) {
    return new TailStream(engine, tail, token);
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      engine.appendEvents(GenericEventMessage.asEventMessage(appended++));
    }
  }

  private static List<Integer> read(TailStream stream, int count) throws InterruptedException {
    var payloads = new ArrayList<Integer>();
    while (payloads.size() < count && stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      payloads.add((Integer) stream.nextAvailable().getPayload());
    }
    return payloads;
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
