package io.quizledger.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.eventlog.LogTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailStreamTest {
  private static final int PATIENCE_SECONDS = 10;
  private static final int A_WHILE_MILLIS = 20;
  private static final int KEPT = 4;
  private static final int KEPT_BYTES = 8;

  private final Commits engine = new Commits();
  private final SharedTail tail =
      new SharedTail(
          engine,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          new EventRing(KEPT, KEPT_BYTES, position -> engine.eventsAt(position)));
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
  void whatSomebodyWaitsForIsLookedForBeforeItIsTime() throws Exception {
    try (var slow = lookingHourly(Duration.ofMillis(1))) {
      var stream = new TailStream(engine, slow, null);
      for (int each = 0; each < 3; each++) {
        assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
        append(1);
        slow.hurry(each + 1);
        assertThat(read(stream, 1)).containsExactly(each);
      }
    }
  }

  @Test
  void onceItIsReadNobodyLooksBeforeItIsTime() throws Exception {
    try (var slow = lookingHourly(Duration.ofMillis(1))) {
      var stream = following(slow);
      append(1);
      slow.hurry(1);
      read(stream, 1);

      slow.hurry(1);

      assertThat(stream.hasNextAvailable(A_WHILE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(engine.tailReads).hasValue(2);
    }
  }

  @Test
  void howeverManyWaitTheLooksKeepTheirDistance() throws Exception {
    try (var slow = lookingHourly(Duration.ofHours(1))) {
      var stream = following(slow);
      append(1);

      for (int each = 0; each < 100; each++) {
        slow.hurry(1);
      }

      assertThat(stream.hasNextAvailable(A_WHILE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    }
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

  @Test
  void aCommitTooLargeForTheRingIsReadFromTheStorageByAllWhoWaitForIt() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<List<Integer>>>();
      for (int reader = 0; reader < 3; reader++) {
        var stream = after(null);
        assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
        readers.add(threads.submit(() -> read(stream, 12)));
      }
      append(1);
      commit(10);
      append(1);
      for (var reader : readers) {
        assertThat(reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(numbers(12));
      }
    }
  }

  @Test
  void whoHasReadALargeCommitWaitsInTheTailAgain() throws Exception {
    var stream = after(null);
    assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    commit(10);
    read(stream, 10);
    while (tail.placeAfter(LogTokens.token(1, 9)) < 10) {
      assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
    int before = engine.ownReads.get();

    assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
    append(1);
    assertThat(read(stream, 1)).containsExactly(10);

    assertThat(engine.ownReads).hasValue(before);
  }

  @Test
  void anEventThatCannotBeReadIsMetByAllWhoFollowAfterTheGoodOnes() throws Exception {
    var streams = List.of(after(null), after(null));
    for (var stream : streams) {
      assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    }
    engine.unreadable = 3;
    append(5);

    for (var stream : streams) {
      assertThat(read(stream, 3)).containsExactly(0, 1, 2);
      assertThatThrownBy(() -> stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .hasMessage("not read");
    }

    engine.unreadable = Integer.MAX_VALUE;
    var again = after(LogTokens.token(3, 0));
    assertThat(read(again, 2)).containsExactly(3, 4);
    append(1);
    assertThat(read(again, 1)).containsExactly(5);
  }

  private SharedTail lookingHourly(Duration whenHurried) {
    return new SharedTail(
        engine,
        Duration.ofHours(1),
        whenHurried,
        new EventRing(KEPT, KEPT_BYTES, position -> engine.eventsAt(position)));
  }

  /// A stream of a tail that has looked once, and in vain.
  private TailStream following(SharedTail followed) throws InterruptedException {
    var stream = new TailStream(engine, followed, null);
    assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    Awaitility.await().until(() -> engine.tailReads.get() == 1);
    return stream;
  }

  private TailStream after(@Nullable TrackingToken token) {
    return new TailStream(engine, tail, token);
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      commit(1);
    }
  }

  private void commit(int events) {
    engine.commit(
        IntStream.range(0, events)
            .mapToObj(each -> GenericEventMessage.asEventMessage(appended++))
            .toList());
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

  /// A storage with the tokens of the log. As there, a commit is seen whole or not at all: the
  /// storage below puts the events of one in one by one, and in no order.
  private static final class Commits extends InMemoryEventStorageEngine {
    final AtomicInteger ownReads = new AtomicInteger();
    final AtomicInteger tailReads = new AtomicInteger();
    private final List<TrackingToken> tokens = new CopyOnWriteArrayList<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    volatile int unreadable = Integer.MAX_VALUE;

    synchronized void commit(List<EventMessage<Object>> events) {
      sizes.add(events.size());
      tokens.addAll(
          IntStream.range(0, events.size())
              .mapToObj(index -> (TrackingToken) LogTokens.token(sizes.size(), index))
              .toList());
      appendEvents(events);
    }

    int eventsAt(long position) {
      return sizes.get((int) position - 1);
    }

    @Override
    public synchronized Stream<? extends TrackedEventMessage<?>> readEvents(
        @Nullable TrackingToken after, boolean mayBlock) {
      (mayBlock ? tailReads : ownReads).incrementAndGet();
      var known = after == null ? null : new GlobalSequenceTrackingToken(tokens.indexOf(after));
      return super.readEvents(known, mayBlock).toList().stream().map(this::withLogToken);
    }

    private TrackedEventMessage<?> withLogToken(TrackedEventMessage<?> event) {
      int number = (int) EventRing.number(event.trackingToken());
      if (number >= unreadable) {
        throw new IllegalStateException("not read");
      }
      return event.withTrackingToken(tokens.get(number));
    }
  }
}
