package io.quizledger.platform.projections;

/// A document of a read model as it is stored. Its fields lie beside `_id` and `token` in MongoDB,
/// under the names of the record's components.
///
/// @param id the document's id
/// @param token of the last event that changed it
/// @param document what was folded
public record Stored<D extends Record>(String id, long token, D document) {
  /// The position of the commit that last changed it.
  public long position() {
    return token >> 16;
  }
}
