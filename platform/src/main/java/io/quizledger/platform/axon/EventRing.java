package io.quizledger.platform.axon;

import io.quizledger.eventlog.LogTokens;
import java.util.ArrayDeque;
import java.util.function.LongToIntFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/// The newest events, at places that count up. For one thread at a time.
///
/// It is an array and not a list with links: a dead link that has come to the collector's old
/// generation keeps all links after it alive, so that every event would end up there.
///
/// An event keeps its whole commit in memory, and an import is a commit of megabytes. So the
/// commits have a limit of bytes beside the events' limit of places. A commit that is above it by
/// itself passes by: it takes places, but nobody finds anything there.
final class EventRing {
  private static final Weighed NONE = new Weighed(0, 0);

  private final @Nullable TrackedEventMessage<?>[] events;
  private final long maxBytes;
  private final LongToIntFunction bytesKept;

  /// Of which there are events, oldest first.
  private final ArrayDeque<Weighed> commits = new ArrayDeque<>();

  private Weighed newest = NONE;
  private long bytes;
  private long first;
  private long next;
  private long forgotten = -1;

  private record Weighed(long position, int bytes) {}

  /// @param maxEvents how many events there may be
  /// @param maxBytes what their commits may come to
  /// @param bytesKept how many bytes the commit at a position has, of which an event was just read
  EventRing(int maxEvents, long maxBytes, LongToIntFunction bytesKept) {
    this.events = new TrackedEventMessage<?>[maxEvents];
    this.maxBytes = maxBytes;
    this.bytesKept = bytesKept;
  }

  /// A token as a number that grows along the log.
  static long number(@Nullable TrackingToken token) {
    return token == null ? -1 : token.position().orElseThrow();
  }

  /// Begins after `token`.
  void begin(@Nullable TrackingToken token) {
    forgotten = number(token);
  }

  /// The place of the oldest event, equal to [#next] where there is none.
  long first() {
    return first;
  }

  /// The place that the next event comes to.
  long next() {
    return next;
  }

  /// Whether what follows `token` is here, or still to come.
  boolean hasAllAfter(@Nullable TrackingToken token) {
    return number(token) >= forgotten;
  }

  /// The event at `place`, which is before [#next]; null where it is not here any more.
  @Nullable TrackedEventMessage<?> at(long place) {
    return place < first ? null : events[slot(place)];
  }

  void add(TrackedEventMessage<?> event) {
    long position = LogTokens.position(event.trackingToken());
    if (newest.position() != position) {
      newest = new Weighed(position, bytesKept.applyAsInt(position));
    }
    if (newest.bytes() > maxBytes) {
      passBy();
      forgotten = number(event.trackingToken());
      return;
    }
    if (next - first == events.length) {
      forgetOldestCommit();
    }
    if (commits.peekLast() != newest) {
      while (bytes + newest.bytes() > maxBytes) {
        forgetOldestCommit();
      }
      commits.add(newest);
      bytes += newest.bytes();
    }
    events[slot(next)] = event;
    next++;
  }

  /// Leaves the next place empty, and forgets all before it, so that whoever waits for an event
  /// there looks for it elsewhere.
  void passBy() {
    while (!commits.isEmpty()) {
      forgetOldestCommit();
    }
    next++;
    first = next;
  }

  /// Whole: as long as one of its events is here, so are its bytes.
  private void forgetOldestCommit() {
    var oldest = commits.remove();
    bytes -= oldest.bytes();
    for (var event = events[slot(first)];
        event != null && LogTokens.position(event.trackingToken()) == oldest.position();
        event = events[slot(first)]) {
      forgotten = number(event.trackingToken());
      events[slot(first)] = null;
      first++;
    }
  }

  private int slot(long place) {
    return (int) (place % events.length);
  }
}
