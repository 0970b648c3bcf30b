package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/// Cuts the stream of events into batches that end where a commit ends, so that a stored token
/// always says that its commit is read whole.
final class Batches {
  /// How long the rest of a commit may take to arrive: it is one document in the log.
  private static final int REST_OF_COMMIT_MILLIS = 1000;

  /// After so long a batch is closed as it is: the next page of the log may have to wait for room,
  /// and a claim runs out meanwhile.
  private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final BlockingStream<TrackedEventMessage<?>> stream;
  private final Log log;
  private final Predicate<Class<?>> concerns;

  /// @param concerns which payloads must be there; of other events only the place is read
  Batches(BlockingStream<TrackedEventMessage<?>> stream, Log log, Predicate<Class<?>> concerns) {
    this.stream = stream;
    this.log = log;
    this.concerns = concerns;
  }

  /// The next events, whole commits; empty where none came within `patience`.
  ///
  /// @param maxEvents after which the commit begun is the last
  /// @param maxBytes the same for what the commits come to in the log
  List<RecordedEvent> next(int maxEvents, long maxBytes, Duration patience)
      throws InterruptedException {
    var batch = new ArrayList<RecordedEvent>();
    if (!stream.hasNextAvailable((int) patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return batch;
    }
    long begun = System.nanoTime();
    long bytes = 0;
    long position = 0;
    do {
      var event = recorded(stream.nextAvailable(), concerns);
      batch.add(event);
      if (event.position() != position) {
        position = event.position();
        bytes += log.bytesKept(position);
      }
    } while (batch.size() < maxEvents
        && bytes < maxBytes
        && System.nanoTime() - begun < GATHERING_NANOS
        && stream.hasNextAvailable(0, TimeUnit.MILLISECONDS));
    finishCommit(batch);
    return batch;
  }

  private void finishCommit(List<RecordedEvent> batch) throws InterruptedException {
    var last = batch.getLast();
    if (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)
        && LogTokens.position(stream.peek().orElseThrow().trackingToken()) > last.position()) {
      return;
    }
    int events = log.eventsAt(last.position());
    while (batch.getLast().index() + 1 < events) {
      if (!stream.hasNextAvailable(REST_OF_COMMIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the commit at " + last.position() + " came in part");
      }
      batch.add(recorded(stream.nextAvailable(), concerns));
    }
  }

  static RecordedEvent recorded(TrackedEventMessage<?> message, Predicate<Class<?>> concerns) {
    var token = message.trackingToken();
    boolean concerned = concerns.test(message.getPayloadType());
    return new RecordedEvent(
        LogTokens.position(token),
        LogTokens.index(token),
        message.getTimestamp(),
        message instanceof DomainEventMessage<?> fact ? fact.getAggregateIdentifier() : "",
        message instanceof DomainEventMessage<?> fact ? fact.getSequenceNumber() : 0,
        concerned ? message.getPayload() : RecordedEvent.UNREAD,
        concerned ? message.getMetaData() : MetaData.emptyInstance());
  }
}
