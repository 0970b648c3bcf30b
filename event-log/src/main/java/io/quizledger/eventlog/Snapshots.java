package io.quizledger.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.types.Binary;

/// The newest snapshot of each aggregate, in a collection of its own. Snapshots are a cache of the
/// log and can be deleted at any time; their contents are whatever bytes the snapshot serializer
/// writes.
final class Snapshots {
  private static final int DUPLICATE = 11_000;
  private static final String ID = "_id";
  private static final String AGGREGATE_TYPE = "aggregateType";
  private static final String SEQUENCE = "sequence";
  private static final String EVENT_ID = "eventId";
  private static final String TIME = "time";
  private static final String TYPE = "type";
  private static final String REVISION = "revision";
  private static final String PAYLOAD = "payload";
  private static final String METADATA = "metadata";

  private final ValidatedCollection validated;
  private final MongoCollection<Document> collection;
  private volatile boolean prepared;

  Snapshots(MongoDatabase database, String name) {
    validated = new ValidatedCollection(database, name, SnapshotSchema.VALIDATOR);
    collection =
        database
            .getCollection(name)
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary())
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /// Keeps `snapshot` unless a newer one of its aggregate is there.
  void store(DomainEventMessage<?> snapshot, Serializer serializer) {
    var payload = snapshot.serializePayload(serializer, byte[].class);
    var metadata = snapshot.serializeMetaData(serializer, byte[].class);
    var id = snapshot.getAggregateIdentifier();
    var document =
        new Document(ID, id)
            .append(AGGREGATE_TYPE, snapshot.getType())
            .append(SEQUENCE, snapshot.getSequenceNumber())
            .append(EVENT_ID, snapshot.getIdentifier())
            .append(TIME, Date.from(snapshot.getTimestamp()))
            .append(TYPE, payload.getType().getName())
            .append(REVISION, payload.getType().getRevision())
            .append(PAYLOAD, new Binary(payload.getData()))
            .append(METADATA, new Binary(metadata.getData()));
    prepare();
    try {
      collection.replaceOne(
          and(eq(ID, id), lt(SEQUENCE, snapshot.getSequenceNumber())),
          document,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException | MongoCommandException e) {
      if (!isDuplicate(e)) {
        throw e;
      }
      // One at least as new is there already.
    }
  }

  /// Not before there is something to store: until then there may be no server.
  private void prepare() {
    if (!prepared) {
      validated.ensure();
      prepared = true;
    }
  }

  private static boolean isDuplicate(MongoServerException e) {
    return e.getCode() == DUPLICATE
        || (e instanceof MongoWriteException write
            && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY);
  }

  Optional<DomainEventData<byte[]>> of(String aggregateIdentifier) {
    return Optional.ofNullable(collection.find(eq(ID, aggregateIdentifier)).first())
        .map(Snapshots::entry);
  }

  private static DomainEventData<byte[]> entry(Document document) {
    return new GenericDomainEventEntry<>(
        document.getString(AGGREGATE_TYPE),
        document.getString(ID),
        document.getLong(SEQUENCE),
        document.getString(EVENT_ID),
        document.getDate(TIME).toInstant().toString(),
        document.getString(TYPE),
        document.getString(REVISION),
        document.get(PAYLOAD, Binary.class).getData(),
        document.get(METADATA, Binary.class).getData());
  }
}
