package io.quizledger.platform.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The documents that a batch touches in one collection: loaded once, written once.
final class WorkingSet<D extends Record> {
  private final StoredCollection<D> collection;
  private final String foldName;
  private final Map<String, WorkingDocument<D>> documents = new LinkedHashMap<>();

  private WorkingSet(StoredCollection<D> collection, String foldName) {
    this.collection = collection;
    this.foldName = foldName;
  }

  /// Loads the documents of `ids`; those that are not there are absent, not missing.
  static <D extends Record> WorkingSet<D> load(
      StoredCollection<D> collection, String foldName, Collection<String> ids) {
    return load(collection, foldName, ids, ByteBudget.UNLIMITED);
  }

  /// The same, within a budget.
  static <D extends Record> WorkingSet<D> load(
      StoredCollection<D> collection, String foldName, Collection<String> ids, ByteBudget budget) {
    var set = new WorkingSet<>(collection, foldName);
    ids.forEach(id -> set.documents.put(id, WorkingDocument.absent(id)));
    for (var loaded : collection.load(ids, budget)) {
      var document = WorkingDocument.of(loaded);
      set.documents.put(document.id(), document);
    }
    return set;
  }

  /// Adds documents that are known not to be there.
  void addAbsent(Collection<String> ids) {
    ids.forEach(id -> documents.put(id, WorkingDocument.absent(id)));
  }

  WorkingDocument<D> get(String id) {
    return Objects.requireNonNull(documents.get(id));
  }

  Collection<WorkingDocument<D>> all() {
    return documents.values();
  }

  /// Whether any of them changed.
  boolean isChanged() {
    return documents.values().stream().anyMatch(WorkingDocument::isChanged);
  }

  /// Encodes every document that changed.
  ///
  /// @return what writes them, guarded
  Runnable toWrite() {
    var writes = new ArrayList<StoredCollection.Write<D>>();
    for (var document : documents.values()) {
      if (document.isChanged()) {
        try {
          writes.add(document.toWrite(collection.codec()));
        } catch (RuntimeException e) {
          throw new FoldFailure(foldName + "/" + document.id(), e);
        }
      }
    }
    return () -> collection.write(writes);
  }
}
