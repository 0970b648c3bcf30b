package io.quizledger.platform.projections;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.quizledger.platform.concurrency.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// One collection of one generation of a read model, as the engine loads and writes it.
final class StoredCollection<D extends Record> {
  /// What a document's guard is while there is none.
  static final long ABSENT = -1;

  private static final String DUPLICATE_IN_WORDS = "duplicate";

  private final MongoCollection<Document> documents;
  private final MongoCollection<RawBsonDocument> raw;
  private final DocumentCodec<D> codec;
  private final List<Bson> indexes;
  private final WriteLimits limits;
  private final LatelyWritten<D> lately;

  /// How documents are written.
  ///
  /// @param bulkDocuments at most so many in one bulk write
  /// @param rememberedBytes of documents written lately, for the next batch that touches them
  record WriteLimits(int bulkDocuments, int maxDocumentBytes, int rememberedBytes, Faults faults) {}

  StoredCollection(
      MongoDatabase database,
      String name,
      DocumentCodec<D> codec,
      List<Bson> indexes,
      LatelyWritten<D> lately,
      WriteLimits limits) {
    this.limits = limits;
    this.lately = lately;
    this.documents = database.getCollection(name);
    this.raw = database.getCollection(name, RawBsonDocument.class);
    this.codec = codec;
    this.indexes = indexes;
  }

  DocumentCodec<D> codec() {
    return codec;
  }

  MongoCollection<Document> documents() {
    return documents;
  }

  MongoCollection<RawBsonDocument> raw() {
    return raw;
  }

  void createIndexes() {
    for (var keys : indexes) {
      documents.createIndex(keys);
    }
  }

  List<Stored<D>> find(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : raw.find(Filters.in(DocumentCodec.ID, ids)).map(codec::decode).into(new ArrayList<>());
  }

  /// Loads those of `ids` that are there, and counts the bytes of what is read from the database.
  ///
  /// @throws BatchTooLargeException where they come to more than is left of `budget`
  List<Loaded<D>> load(Collection<String> ids, ByteBudget budget) {
    var loaded = new ArrayList<Loaded<D>>();
    var unknown = new ArrayList<String>();
    for (var id : ids) {
      var known = lately.get(id);
      if (known != null) {
        loaded.add(known);
      } else if (!lately.isAbsent(id)) {
        unknown.add(id);
      }
    }
    if (!unknown.isEmpty()) {
      raw.find(Filters.in(DocumentCodec.ID, unknown))
          .forEach(
              bson -> {
                int bytes = bson.getByteBuffer().remaining();
                budget.spend(bytes);
                loaded.add(codec.loaded(bson, bytes));
              });
    }
    return loaded;
  }

  /// A document as it stands in the collection.
  ///
  /// @param bytes that it has there
  record Loaded<D extends Record>(Stored<D> stored, LateTokens late, int bytes) {}

  /// Forgets what was written lately: another node may have been writing since.
  void forgetLately() {
    lately.forget();
  }

  /// None of the documents of that family was made before now.
  void familyBegun(String family) {
    lately.familyBegun(family);
  }

  /// Documents of that family are seldom needed from now on.
  void familyEnded(String family) {
    lately.familyEnded(family);
  }

  /// One document to write, guarded by the token that it was loaded at.
  record Write<D extends Record>(long guard, RawBsonDocument content, Loaded<D> after) {
    String id() {
      return after.stored().id();
    }

    private WriteModel<RawBsonDocument> model() {
      return guard == ABSENT
          ? new InsertOneModel<>(content)
          : new ReplaceOneModel<>(
              Filters.and(
                  Filters.eq(DocumentCodec.ID, id()), Filters.eq(DocumentCodec.TOKEN, guard)),
              content);
    }
  }

  /// Writes all of `writes`, in no particular order: new documents beside those that change, which
  /// one bulk write would do one after the other.
  ///
  /// @throws LostGuardException where one of them was not as it had been loaded
  void write(List<Write<D>> writes) {
    var parts = new ArrayList<Runnable>();
    for (var part :
        writes.stream()
            .collect(Collectors.partitioningBy(write -> write.guard() == ABSENT))
            .values()) {
      if (!part.isEmpty()) {
        parts.add(() -> writeInTurn(part));
      }
    }
    Together.run(parts);
  }

  private void writeInTurn(List<Write<D>> writes) {
    for (int from = 0; from < writes.size(); from += limits.bulkDocuments()) {
      limits.faults().beforeWrite(name());
      writeAtOnce(writes.subList(from, Math.min(from + limits.bulkDocuments(), writes.size())));
    }
  }

  private void writeAtOnce(List<Write<D>> writes) {
    try {
      var result =
          raw.bulkWrite(
              writes.stream().map(Write::model).toList(), new BulkWriteOptions().ordered(false));
      int done = result.getInsertedCount() + result.getMatchedCount();
      if (done != writes.size()) {
        throw new LostGuardException(
            (writes.size() - done) + " documents of " + name() + " were changed by another node");
      }
      writes.forEach(write -> lately.written(write.after(), write.guard() == ABSENT));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream().anyMatch(StoredCollection::isDuplicate)) {
        throw new LostGuardException("documents of " + name() + " were made by another node");
      }
      throw e;
    }
  }

  String name() {
    return documents.getNamespace().getCollectionName();
  }

  /// Servers differ in the code that they give a duplicate.
  private static boolean isDuplicate(BulkWriteError error) {
    return error.getCategory() == ErrorCategory.DUPLICATE_KEY
        || error.getMessage().toLowerCase(java.util.Locale.ROOT).contains(DUPLICATE_IN_WORDS);
  }
}
