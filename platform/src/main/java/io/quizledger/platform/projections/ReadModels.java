package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// What endpoints ask of the engine.
public interface ReadModels {
  /// The live documents of the collection that `collection` names within the read model `name`.
  <D extends Record> Documents<D> documents(String name, String collection, Class<D> documentType);

  /// Waits until the read model `name` has read as far as the current request's `Log-Position`
  /// header asks, if it does, and says how far it has read.
  ///
  /// Call it before the documents are read: what is read afterwards is at least as new. Refuses
  /// with `NOT_YET_REFLECTED` where the wait takes too long, and while the read model is still
  /// filling.
  AsOf awaitRequested(String name);

  /// As `awaitRequested`, for an explicit position; null waits for nothing.
  AsOf await(String name, @Nullable Long position);
}
