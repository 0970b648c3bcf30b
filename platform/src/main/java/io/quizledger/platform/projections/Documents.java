package io.quizledger.platform.projections;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/// Reads the live documents of one collection of a read model.
public interface Documents<D extends Record> {
  /// The document of that id.
  Optional<Stored<D>> find(String id);

  /// Those of the documents that exist, in no particular order.
  List<Stored<D>> findAll(Collection<String> ids);

  /// The first `limit` documents that match `filter`, in the order of `sort`; both need an index.
  List<Stored<D>> find(Bson filter, Bson sort, int limit);

  /// The first `limit` documents with such ids that match `filter`, in the order of their ids. Of
  /// those with such ids most should match.
  List<Stored<D>> find(IdRange ids, Bson filter, int limit);

  /// The document with the last of such ids.
  Optional<Stored<D>> last(IdRange ids);

  /// The sum of a whole number over all documents whose ids lie in one of `ranges`, of which
  /// nothing else is read.
  ///
  /// @param field that holds it, at the top of the document; what does not have it counts 0
  long sum(Collection<IdRange> ranges, String field);

  /// How many documents match `filter`, counted up to `limit`.
  long count(Bson filter, int limit);
}
