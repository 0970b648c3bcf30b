package io.quizledger.platform.projections;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The second stage of a read model: a pure fold of the changes of first-stage documents, as counts
/// and rank buckets are. It sees one change and one document and nothing else.
///
/// @param <S> the documents of the first stage
/// @param <D> the documents of the second stage, immutable records
public interface ChangeFold<S extends Record, D extends Record> {
  /// Names the collection of the documents within the read model.
  String collection();

  /// The class of the documents.
  Class<D> documentType();

  /// The ids of the documents that `change` concerns: few, and from the change alone.
  Collection<String> keys(Change<S> change);

  /// The document after `change`.
  ///
  /// @param document as it was; null where there is none yet
  /// @param id one of the change's keys
  /// @return null only where there was no document and the change makes none
  @Nullable D apply(@Nullable D document, String id, Change<S> change);
}
