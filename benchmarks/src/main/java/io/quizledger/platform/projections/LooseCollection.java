package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// A collection of a read model without the engine around it: written in one go, read as endpoints
/// read it.
public final class LooseCollection<D extends Record> {
  private static final int MAX_BYTES = 15_000_000;
  private static final int BULK = 1_000;
  private static final long TOKEN = 1L << 16;

  private final StoredCollection<D> collection;

  /// Makes the collection with its indexes.
  public LooseCollection(MongoDatabase database, String name, Class<D> type, List<Bson> indexes) {
    collection =
        new StoredCollection<>(
            database,
            name,
            new DocumentCodec<>(type, MAX_BYTES),
            indexes,
            LatelyWritten.nothing(),
            new StoredCollection.WriteLimits(BULK, MAX_BYTES, 0, Faults.NONE));
    collection.createIndexes();
  }

  /// Writes all of `documents`, by id.
  public void load(Map<String, D> documents) {
    List<RawBsonDocument> bulk = new ArrayList<>();
    for (var entry : documents.entrySet()) {
      bulk.add(collection.codec().encode(entry.getKey(), TOKEN, entry.getValue(), LateTokens.NONE));
      if (bulk.size() == BULK) {
        write(bulk);
      }
    }
    write(bulk);
  }

  /// The documents as endpoints read them.
  public Documents<D> documents() {
    return new StoredDocuments<>(() -> collection);
  }

  private void write(List<RawBsonDocument> bulk) {
    if (!bulk.isEmpty()) {
      collection.raw().insertMany(bulk, new InsertManyOptions().ordered(false));
      bulk.clear();
    }
  }
}
