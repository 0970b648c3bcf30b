package io.quizledger.platform.projections;

import java.util.List;

/// Whom a loop asks and tells, on its own thread.
interface FoldLoopListener {
  /// Whether the generation is to be folded at the moment.
  boolean mayFold(Generation generation);

  /// How large a batch may be.
  int batchEvents(Generation generation);

  /// A batch was folded and its token stored.
  void folded(Generation generation, List<RecordedEvent> batch);

  /// There was nothing to read after `position`.
  void caughtUp(Generation generation, long position);

  /// A batch was folded, or there was none for a while.
  void betweenBatches(Generation generation);

  /// A batch failed as a whole, and will be tried again.
  void failed(Generation generation, RuntimeException cause);
}
