package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// What endpoints ask of the engine.
public interface ReadModels {
  /// The live documents of the collection that `collection` names within the read model `name`.
  <D extends Record> Documents<D> documents(String name, String collection, Class<D> documentType);

  /// Waits until each of the read models `names`, of which an answer is made, has read as far as
  /// the current request's `Log-Position` header asks, if it does, and says how far all of them
  /// have read.
  ///
  /// Call it before the documents are read: what is read afterwards is at least as new. Refuses
  /// with `NOT_YET_REFLECTED` where the wait takes too long, and while one of the read models is
  /// still filling.
  AsOf awaitRequested(String... names);

  /// As `awaitRequested`, for an explicit position.
  AsOf awaitAll(long position, String... names);

  /// As `awaitAll`, for one read model; null waits for nothing.
  default AsOf await(String name, @Nullable Long position) {
    return awaitAll(position == null ? 0 : position, name);
  }
}
