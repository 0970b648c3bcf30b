package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;

/// Turns the events of one unit of work into everything of a commit that does not depend on its
/// position. Runs on the caller's thread, so that the appender has nothing to do but to number.
final class CommitEncoder {
  private static final Set<String> STORED_AS_KEYS = Set.of(Claims.METADATA_KEY);
  private static final int TYPICAL_EVENT_BYTES = 640;

  /// How many events of a commit, after the first, let expect how large the others are.
  private static final int SAMPLED_EVENTS = 64;

  private final EventLogSettings settings;
  private final JsonToBson json;

  CommitEncoder(EventLogSettings settings) {
    this.settings = settings;
    this.json = new JsonToBson(settings.nestingDepth());
  }

  PendingCommit encode(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.size() > settings.commitEvents()) {
      throw new CommitRefusedException(
          "A commit of "
              + events.size()
              + " events is above the limit of "
              + settings.commitEvents());
    }
    var firstNumbers = new LinkedHashMap<String, Long>();
    var lastNumbers = new LinkedHashMap<String, Long>();
    var claims = new LinkedHashSet<String>();
    for (var event : events) {
      claims.addAll(Claims.of(event.getMetaData()));
      if (event instanceof DomainEventMessage<?> domain && domain.getType() != null) {
        follow(domain, firstNumbers, lastNumbers);
      }
    }
    var streamKeys = new ArrayList<String>(firstNumbers.size());
    firstNumbers.forEach((id, first) -> streamKeys.add(CommitFormat.streamKey(id, first)));
    var keys = keys(events, streamKeys, claims);
    return encode(events, serializer, streamKeys, List.copyOf(claims), keys);
  }

  private static void follow(
      DomainEventMessage<?> event,
      LinkedHashMap<String, Long> firstNumbers,
      LinkedHashMap<String, Long> lastNumbers) {
    var id = event.getAggregateIdentifier();
    var number = event.getSequenceNumber();
    firstNumbers.putIfAbsent(id, number);
    var last = lastNumbers.put(id, number);
    if (last != null && number != last + 1) {
      throw new CommitRefusedException(
          "Event " + number + " of aggregate " + id + " follows event " + last);
    }
  }

  private static List<String> keys(
      List<? extends EventMessage<?>> events, List<String> streamKeys, Set<String> claims) {
    var keys = new ArrayList<String>(streamKeys);
    keys.addAll(claims);
    if (keys.isEmpty()) {
      // The unique index would take two commits without keys for equal.
      keys.add("event:" + events.getFirst().getIdentifier());
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw new CommitRefusedException("A claim of the commit is equal to one of its stream keys");
    }
    return List.copyOf(keys);
  }

  private PendingCommit encode(
      List<? extends EventMessage<?>> events,
      Serializer serializer,
      List<String> streamKeys,
      List<String> claims,
      List<String> keys) {
    var out = new ByteWriter(256 + Math.min(events.size(), SAMPLED_EVENTS) * TYPICAL_EVENT_BYTES);
    CommitFormat.begin(out);
    Bson.name(out, Bson.ARRAY, CommitFormat.KEYS);
    var keysStart = Bson.start(out);
    for (var i = 0; i < keys.size(); i++) {
      Bson.string(out, Integer.toString(i), keys.get(i));
    }
    Bson.end(out, keysStart);
    Bson.name(out, Bson.ARRAY, CommitFormat.EVENTS);
    var eventsStart = Bson.start(out);
    var ids = new ArrayList<String>(events.size());
    var digests = new ArrayList<byte[]>(events.size());
    var sampledFrom = 0;
    for (var event : events) {
      Bson.name(out, Bson.DOCUMENT, Integer.toString(ids.size()));
      var at = event(event, serializer, out);
      if (ids.isEmpty()) {
        sampledFrom = out.size();
      } else if (ids.size() == SAMPLED_EVENTS) {
        out.room(likely(events.size() - SAMPLED_EVENTS, out.size() - sampledFrom));
      }
      digests.add(Canonical.eventDigest(out.array(), at));
      ids.add(event.getIdentifier());
      if (out.size() > settings.commitBytes()) {
        throw new CommitRefusedException(
            "The commit is larger than " + settings.commitBytes() + " bytes");
      }
    }
    Bson.end(out, eventsStart);
    return new PendingCommit(streamKeys, claims, keys, ids, digests, out);
  }

  /// What `more` events will come to, with an eighth to spare, if they are like the sampled ones
  /// (the first carries what concerns all). A buffer that grows is copied, which takes twice the
  /// room of an import for a moment.
  private int likely(int more, int sampledBytes) {
    long bytes = (long) more * sampledBytes / SAMPLED_EVENTS;
    return (int) Math.min(bytes / 8 * 9, settings.commitBytes());
  }

  private int event(EventMessage<?> event, Serializer serializer, ByteWriter out) {
    // Not by the event itself, which would keep what came of it: an import has megabytes of it.
    var payload = serializer.serialize(event.getPayload(), byte[].class);
    var metadata = serializer.serialize(event.getMetaData(), byte[].class);
    var start = Bson.start(out);
    Bson.string(out, CommitFormat.EVENT_ID, event.getIdentifier());
    Bson.string(out, CommitFormat.EVENT_TYPE, payload.getType().getName());
    var revision = payload.getType().getRevision();
    if (revision != null) {
      Bson.string(out, CommitFormat.EVENT_REVISION, revision);
    }
    Bson.date(out, CommitFormat.EVENT_TIME, event.getTimestamp().toEpochMilli());
    if (event instanceof DomainEventMessage<?> domain && domain.getType() != null) {
      Bson.string(out, CommitFormat.AGGREGATE_TYPE, domain.getType());
      Bson.string(out, CommitFormat.AGGREGATE_ID, domain.getAggregateIdentifier());
      Bson.int64(out, CommitFormat.SEQUENCE, domain.getSequenceNumber());
    }
    json.write(payload.getData(), out, CommitFormat.PAYLOAD, Set.of());
    json.write(metadata.getData(), out, CommitFormat.METADATA, STORED_AS_KEYS);
    Bson.end(out, start);
    return start;
  }
}
