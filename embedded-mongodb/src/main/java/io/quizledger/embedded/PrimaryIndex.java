package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;

/// The unique index over `_id`, which is the collection itself: its documents are sorted by it.
final class PrimaryIndex extends Index<Key> {
  private final MVMap<Key, Document> documents;

  PrimaryIndex(MVMap<Key, Document> documents, String name) {
    super(name, List.of(new IndexKey("_id", true)), false);
    this.documents = documents;
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  @Override
  public Key getPosition(Document document) {
    return Key.of(document.get("_id"));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    if (documents.containsKey(getPosition(document))) {
      throw new DuplicateKeyError(
          this, collection, getKeys(), new KeyValue(new Object[] {document.get("_id")}));
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    // The collection has put it where it belongs.
  }

  @Override
  public Key remove(Document document) {
    return getPosition(document);
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Key> getPositions(Document query) {
    return List.of();
  }

  @Override
  public long getCount() {
    return documents.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
    // An _id never changes.
  }

  @Override
  public void updateInPlace(
      Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
    // An _id never changes.
  }

  @Override
  public void drop() {
    // It goes with the collection.
  }
}
