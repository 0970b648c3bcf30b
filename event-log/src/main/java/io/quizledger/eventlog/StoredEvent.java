package io.quizledger.eventlog;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/// An event as it stands in a commit. Payload and metadata stay BSON until someone asks for them.
class StoredEvent implements TrackedEventData<byte[]> {
  private static final SerializedType METADATA_TYPE =
      new SimpleSerializedType(MetaData.class.getName(), null);

  private final TrackingToken token;
  private final Fields fields;

  private StoredEvent(TrackingToken token, Fields fields) {
    this.token = token;
    this.fields = fields;
  }

  /// Reads the event's sub-document, without its payload.
  ///
  /// @param before the one before it in its commit, whose names it shares where they are the same:
  ///   an import has thousands of the same type and aggregate
  static StoredEvent of(BsonCursor event, TrackingToken token, @Nullable StoredEvent before) {
    var fields = Fields.of(event);
    if (before != null) {
      fields.share(before.fields);
    }
    return fields.aggregateId == null
        ? new StoredEvent(token, fields)
        : new OfAggregate(token, fields, fields.aggregateId);
  }

  @Override
  public TrackingToken trackingToken() {
    return token;
  }

  @Override
  public String getEventIdentifier() {
    return fields.id;
  }

  @Override
  public Instant getTimestamp() {
    return Instant.ofEpochMilli(fields.timeMillis);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new Json(new SimpleSerializedType(fields.type, fields.revision), fields.payload);
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new Json(METADATA_TYPE, fields.metadata);
  }

  /// An event of an aggregate's stream.
  static final class OfAggregate extends StoredEvent implements DomainEventData<byte[]> {
    private final String aggregateId;
    private final Fields fields;

    private OfAggregate(TrackingToken token, Fields fields, String aggregateId) {
      super(token, fields);
      this.fields = fields;
      this.aggregateId = aggregateId;
    }

    @Override
    public @Nullable String getType() {
      return fields.aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
      return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
      return fields.sequence;
    }
  }

  /// Where a value lies in its commit's bytes.
  private record Slice(byte[] bytes, byte type, int at) {}

  private record Json(SerializedType type, @Nullable Slice slice)
      implements SerializedObject<byte[]> {
    @Override
    public Class<byte[]> getContentType() {
      return byte[].class;
    }

    @Override
    public SerializedType getType() {
      return type;
    }

    @Override
    public byte[] getData() {
      if (slice == null) {
        throw new LogDamagedException("An event of type " + type.getName() + " has no contents");
      }
      return BsonToJson.convert(slice.bytes, slice.type, slice.at);
    }
  }

  private static final class Fields {
    private String id = "";
    private String type = "";
    private @Nullable String revision;
    private long timeMillis;
    private @Nullable String aggregateType;
    private @Nullable String aggregateId;
    private long sequence;
    private @Nullable Slice payload;
    private @Nullable Slice metadata;

    static Fields of(BsonCursor event) {
      var fields = new Fields();
      while (event.next()) {
        switch (event.name()) {
          case CommitFormat.EVENT_ID -> fields.id = event.string();
          case CommitFormat.EVENT_TYPE -> fields.type = event.string();
          case CommitFormat.EVENT_REVISION -> fields.revision = event.string();
          case CommitFormat.EVENT_TIME -> fields.timeMillis = event.date();
          case CommitFormat.AGGREGATE_TYPE -> fields.aggregateType = event.string();
          case CommitFormat.AGGREGATE_ID -> fields.aggregateId = event.string();
          case CommitFormat.SEQUENCE -> fields.sequence = event.integer();
          case CommitFormat.PAYLOAD -> fields.payload = slice(event);
          case CommitFormat.METADATA -> fields.metadata = slice(event);
          default -> {}
        }
      }
      return fields;
    }

    private void share(Fields other) {
      type = type.equals(other.type) ? other.type : type;
      revision = Objects.equals(revision, other.revision) ? other.revision : revision;
      aggregateType =
          Objects.equals(aggregateType, other.aggregateType) ? other.aggregateType : aggregateType;
      aggregateId =
          Objects.equals(aggregateId, other.aggregateId) ? other.aggregateId : aggregateId;
    }

    private static Slice slice(BsonCursor event) {
      return new Slice(event.array(), event.type(), event.valueAt());
    }
  }
}
