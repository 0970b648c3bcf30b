package io.quizledger.platform.projections;

import java.time.Duration;
import java.util.List;

/// Whom a loop asks and tells, on its own thread.
interface FoldLoopListener {
  /// This node folds the generation from now on.
  void claimed(Generation generation);

  /// Whether the generation is to be folded at the moment.
  boolean mayFold(Generation generation);

  /// How large a batch may be.
  int batchEvents(Generation generation);

  /// How long to wait for events before looking whether there is other work.
  Duration patience(Generation generation);

  /// Whether others go by the stored token of the generation: another node, or another generation.
  boolean isFollowed(Generation generation);

  /// Waits while the generation must not yet read as far as `position`.
  ///
  /// @param meanwhile to be called every now and then
  void beforeBatch(Generation generation, long position, Runnable meanwhile)
      throws InterruptedException;

  /// A batch was folded and can be read.
  void folded(Generation generation, List<RecordedEvent> batch);

  /// There was nothing to read after `position`.
  void caughtUp(Generation generation, long position);

  /// A batch was folded, or there was none for a while; all up to `position` is folded.
  void betweenBatches(Generation generation, long position);

  /// What is to be done with dead letters.
  List<RegistryEntry.LetterRequest> letterRequests(Generation generation);

  /// The letter is about to be thrown away.
  void discarding(Generation generation, RegistryEntry.LetterRequest request);

  /// The request is dealt with.
  void answered(Generation generation, RegistryEntry.LetterRequest request);

  /// A batch failed as a whole, and will be tried again.
  void failed(Generation generation, RuntimeException cause);
}
