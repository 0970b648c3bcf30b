package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// A database whose collections and indexes are sorted maps of one store.
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {
  private static final int DEFAULT_BATCH = 1_000;
  private static final int CANNOT_CREATE_INDEX = 67;

  private final MVStore store;

  StoredDatabase(String name, CursorRegistry cursors, MVStore store) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  static String dataMap(String namespace) {
    return "data/" + namespace;
  }

  private static String indexMap(String namespace, String index) {
    return "index/" + namespace + "/" + index;
  }

  private static String factsMap(String namespace) {
    return "facts/" + namespace;
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> {
        query.putIfAbsent("batchSize", DEFAULT_BATCH);
        yield super.handleCommand(channel, command, query, databases, oplog);
      }
      case "insert" -> withInsertedCount(query, pass(channel, command, query, databases, oplog));
      case "update" -> orderedUpdates(channel, command, query, databases, oplog);
      case "aggregate" -> aggregate(channel, command, query, databases, oplog);
      case "collmod" -> new Document("ok", 1.0);
      default -> pass(channel, command, query, databases, oplog);
    };
  }

  private Document pass(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    return super.handleCommand(channel, command, query, databases, oplog);
  }

  private static List<?> list(Document query, String field) {
    return query.get(field) instanceof List<?> list ? list : List.of();
  }

  private static boolean isOrdered(Document query) {
    return !Boolean.FALSE.equals(query.get("ordered"));
  }

  /// The base class counts the documents that were sent, also those that were refused.
  private static Document withInsertedCount(Document query, Document answer) {
    if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
      var sent = list(query, "documents").size();
      answer.put(
          "n",
          isOrdered(query)
              ? ((Document) errors.getFirst()).get("index")
              : (Object) (sent - errors.size()));
    }
    return answer;
  }

  /// The base class goes on after an error, also where the updates are ordered.
  private Document orderedUpdates(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    var updates = list(query, "updates");
    if (!isOrdered(query) || updates.size() < 2) {
      return pass(channel, command, query, databases, oplog);
    }
    var matched = 0;
    var modified = 0;
    var upserted = new ArrayList<Object>();
    var answer = new Document();
    for (var i = 0; i < updates.size(); i++) {
      var one = query.clone();
      one.put("updates", List.of(updates.get(i)));
      var result = pass(channel, command, one, databases, oplog);
      matched += (Integer) result.getOrDefault("n", 0);
      modified += (Integer) result.getOrDefault("nModified", 0);
      if (result.get("upserted") instanceof Iterable<?> ids) {
        for (var id : ids) {
          ((Document) id).put("index", i);
          upserted.add(id);
        }
      }
      if (result.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
        ((Document) errors.getFirst()).put("index", i);
        answer.put("writeErrors", errors);
        break;
      }
    }
    answer.put("n", matched);
    answer.put("nModified", modified);
    if (!upserted.isEmpty()) {
      answer.put("upserted", upserted);
    }
    answer.put("ok", 1.0);
    return answer;
  }

  /// The base class reads the whole collection; a leading `$match` lets it read less.
  private Document aggregate(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    var collection = resolveCollection(String.valueOf(query.get(command)), false);
    if (collection instanceof StoredCollection stored
        && query.get("pipeline") instanceof List<?> pipeline
        && !pipeline.isEmpty()
        && ((Document) pipeline.getFirst()).get("$match") instanceof Document filter) {
      return stored.aggregating(filter, () -> pass(channel, command, query, databases, oplog));
    }
    return pass(channel, command, query, databases, oplog);
  }

  @Override
  protected synchronized void addIndex(Document description) {
    var unique = Boolean.TRUE.equals(description.get("unique"));
    if (unique
        && (description.containsKey("partialFilterExpression")
            || description.containsKey("collation"))) {
      throw new MongoServerError(
          CANNOT_CREATE_INDEX,
          "CannotCreateIndex",
          "The embedded server has no partial or collated unique indexes: " + description);
    }
    super.addIndex(description);
  }

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoredCollection(
        this, name, options, cursorRegistry, documents(getFullCollectionNamespace(name)));
  }

  private MVMap<Key, Document> documents(String namespace) {
    return store.openMap(
        dataMap(namespace),
        new MVMap.Builder<Key, Document>().keyType(new KeyType()).valueType(new DocumentType()));
  }

  private MVMap<Key, Key> entries(String namespace, String index) {
    return store.openMap(
        indexMap(namespace, index),
        new MVMap.Builder<Key, Key>().keyType(new KeyType()).valueType(new KeyType()));
  }

  private MVMap<String, Object> facts(String namespace) {
    return store.openMap(factsMap(namespace));
  }

  @Override
  protected Index<Key> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    var namespace = getFullCollectionNamespace(collection);
    if (name.equals("_id_")) {
      return new PrimaryIndex(documents(namespace), name);
    }
    return index(namespace, name, keys, sparse, true);
  }

  @Override
  protected Index<Key> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return index(getFullCollectionNamespace(collection), name, keys, sparse, false);
  }

  private Index<Key> index(
      String namespace, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
    return new StoredIndex(entries(namespace, name), facts(namespace), name, keys, sparse, unique);
  }

  @Override
  protected void dropIndex(MongoCollection<Key> collection, String name) {
    super.dropIndex(collection, name);
    store.removeMap(indexMap(collection.getFullName(), name));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    var namespace = getFullCollectionNamespace(name);
    store.removeMap(dataMap(namespace));
    store.removeMap(factsMap(namespace));
  }

  @Override
  public void moveCollection(
      MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
    var from = collection.getFullName();
    var to = getFullCollectionNamespace(newName);
    super.moveCollection(oldDatabase, collection, newName);
    for (var map : List.copyOf(store.getMapNames())) {
      if (map.equals(dataMap(from))) {
        store.renameMap(documents(from), dataMap(to));
      } else if (map.equals(factsMap(from))) {
        store.renameMap(facts(from), factsMap(to));
      } else if (map.startsWith(indexMap(from, ""))) {
        var index = map.substring(indexMap(from, "").length());
        store.renameMap(entries(from, index), indexMap(to, index));
      }
    }
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore() == null ? 0 : store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
