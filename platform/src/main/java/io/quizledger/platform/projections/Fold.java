package io.quizledger.platform.projections;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The first stage of a read model: a pure fold of events into documents. It sees one event and one
/// document and nothing else, so that a rebuilt model equals the live one.
///
/// @param <D> the documents, immutable records
public interface Fold<D extends Record> {
  /// Names the collection of the documents within the read model, as `attempts`.
  String collection();

  /// The class of the documents.
  Class<D> documentType();

  /// Whether events with this class of payload can concern a document at all. Payloads for which no
  /// fold of a read model says so are not even deserialized for it.
  default boolean mayConcern(Class<?> payloadType) {
    return true;
  }

  /// Whether every event makes documents of its own, which no other event concerns. Then nothing is
  /// looked up for events that nobody can have folded yet, nothing is remembered of what was
  /// written, and families mean nothing.
  default boolean makesEachDocumentOnce() {
    return false;
  }

  /// The family of documents that `event` begins: no earlier event concerns one of them. Null where
  /// it begins none. Of a family that began lately those that are not there yet are not looked up.
  ///
  /// The events that begin and end families must be among those that may concern the fold. Who says
  /// that a family begins while there are documents of it already has the batch refused by the
  /// database again and again, and second stages see a change twice.
  default @Nullable String begins(RecordedEvent event) {
    return null;
  }

  /// The family of documents that seldom change after `event`; null where it ends none. Those that
  /// no event of the same batch changes make room for others.
  default @Nullable String ends(RecordedEvent event) {
    return null;
  }

  /// The family of the document with that id; null where it has none.
  default @Nullable String family(String id) {
    return null;
  }

  /// The ids of the documents that `event` concerns: few, and from the event alone; none for an
  /// event that means nothing here.
  Collection<String> keys(RecordedEvent event);

  /// The document after `event`.
  ///
  /// @param document as it was; null where there is none yet
  /// @param id one of the event's keys
  /// @return null only where there was no document and the event makes none
  @Nullable D apply(@Nullable D document, String id, RecordedEvent event);
}
