package io.quizledger.platform.projections;

import java.time.Instant;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/// The log as the engine sees it.
interface Log {
  /// Where events come from, each with a token of its own.
  StreamableMessageSource<TrackedEventMessage<?>> events();

  /// Has this node look for the commit at `position` sooner than it would: somebody waits for it.
  void hurry(long position);

  /// The position of the last commit; 0 for none.
  long head();

  /// How many events the commit at `position` has.
  int eventsAt(long position);

  /// How many bytes an event of the commit at `position`, just read, keeps in memory.
  int bytesKept(long position);

  /// The time of the commit at `position`; the epoch for 0.
  Instant timeAt(long position);
}
