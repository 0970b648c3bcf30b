package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A sorted index, unique or not, over one or several fields, arrays included.
///
/// An entry's key is the indexed values followed by the document's own key, its value is that key.
final class StoredIndex extends Index<Key> {
  private final MVMap<Key, Key> entries;
  private final MVMap<String, Object> facts;
  private final boolean unique;

  StoredIndex(
      MVMap<Key, Key> entries,
      MVMap<String, Object> facts,
      String name,
      List<IndexKey> keys,
      boolean sparse,
      boolean unique) {
    super(name, keys, sparse);
    this.entries = entries;
    this.facts = facts;
    this.unique = unique;
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  /// Whether some document was seen to have an array in an indexed field.
  boolean hasArrays() {
    return facts.containsKey(arraysFact());
  }

  private String arraysFact() {
    return "arrays." + getName();
  }

  /// The keys of all documents with an entry from `from` on and before `before`.
  NavigableSet<Key> between(Key from, @Nullable Key before) {
    var found = new TreeSet<Key>();
    var cursor = entries.cursor(from);
    while (cursor.hasNext()) {
      var entry = cursor.next();
      if (before != null && entry.compareTo(before) >= 0) {
        break;
      }
      found.add(cursor.getValue());
    }
    return found;
  }

  private @Nullable Key holder(Key indexed) {
    var entry = entries.ceilingKey(indexed);
    return entry != null && entry.startsWith(indexed) ? entries.get(entry) : null;
  }

  /// The indexed values of a document, by the key that stands for them.
  private Map<Key, KeyValue> indexed(Document document) {
    if (isSparse() && getKeys().stream().allMatch(key -> isMissing(document, key.getKey()))) {
      return Map.of();
    }
    var values = new LinkedHashMap<Key, KeyValue>();
    for (var keyValue : getKeyValues(document)) {
      var key = Key.EMPTY;
      for (var i = 0; i < keyValue.size(); i++) {
        key = key.then(keyValue.get(i), getKeys().get(i).isAscending());
      }
      values.put(key, keyValue);
    }
    return values;
  }

  private static boolean isMissing(Document document, String field) {
    return Utils.getSubdocumentValueCollectionAware(document, field) instanceof Missing;
  }

  @Override
  public Key getPosition(Document document) {
    return Key.of(document.get("_id"));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    refuseDuplicates(document, getPosition(document), collection, false);
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
    refuseDuplicates(newDocument, getPosition(oldDocument), collection, true);
  }

  private void refuseDuplicates(
      Document document, Key own, MongoCollection<Key> collection, boolean mayBeOwn) {
    if (!unique) {
      return;
    }
    indexed(document)
        .forEach(
            (key, values) -> {
              var holder = holder(key);
              if (holder != null && !(mayBeOwn && holder.equals(own))) {
                throw new DuplicateKeyError(this, collection, getKeys(), values);
              }
            });
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    for (var key : indexed(document).keySet()) {
      entries.put(key.then(position), position);
    }
    if (!hasArrays() && getKeys().stream().anyMatch(key -> isArray(document, key.getKey()))) {
      facts.put(arraysFact(), true);
    }
  }

  private static boolean isArray(Document document, String field) {
    return Utils.getSubdocumentValueCollectionAware(document, field) instanceof Collection;
  }

  @Override
  public Key remove(Document document) {
    var position = getPosition(document);
    for (var key : indexed(document).keySet()) {
      entries.remove(key.then(position));
    }
    return position;
  }

  @Override
  public void updateInPlace(
      Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
    var before = indexed(oldDocument).keySet();
    var after = indexed(newDocument).keySet();
    if (!before.equals(after)) {
      before.stream()
          .filter(key -> !after.contains(key))
          .forEach(key -> entries.remove(key.then(position)));
      add(newDocument, position, collection);
    }
  }

  /// Queries are planned by the collection, which knows all of its indexes.
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Key> getPositions(Document query) {
    return List.of();
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return super.hasSameOptions(other)
        && isUnique() == other.isUnique()
        && Objects.equals(toIndexDescription().get("key"), other.toIndexDescription().get("key"));
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {
    entries.clear();
    facts.remove(arraysFact());
  }
}
