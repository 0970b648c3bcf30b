package io.quizledger.platform.projections;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/// What all nodes know of the read models, and which generations each node reads, in the database.
/// An entry is changed only by a guarded write of the whole.
final class Registry {
  private static final int MAX_ENTRY_BYTES = 1_000_000;

  private final StoredCollection<RegistryEntry> entries;
  private final MongoCollection<Document> nodes;
  private final Clock clock;

  Registry(MongoDatabase database, Clock clock) {
    this.entries =
        new StoredCollection<>(
            database,
            "readModels",
            new DocumentCodec<>(RegistryEntry.class, MAX_ENTRY_BYTES),
            List.of(),
            LatelyWritten.nothing(),
            new StoredCollection.WriteLimits(1, MAX_ENTRY_BYTES, 0, Faults.NONE));
    this.nodes = database.getCollection("readModelNodes");
    this.clock = clock;
  }

  Map<StoredName, RegistryEntry> all() {
    var all = new HashMap<StoredName, RegistryEntry>();
    for (var bson : entries.raw().find()) {
      var stored = entries.codec().decode(bson);
      all.put(StoredName.of(stored.id()), stored.document());
    }
    return all;
  }

  Optional<RegistryEntry> one(StoredName model) {
    return entries.find(List.of(model.toString())).stream().findFirst().map(Stored::document);
  }

  /// Changes an entry, or makes one that is not there; again from its newest state where another
  /// node was faster.
  ///
  /// @return the entry as it is now
  RegistryEntry change(StoredName model, UnaryOperator<RegistryEntry> change) {
    var id = model.toString();
    while (true) {
      var loaded = WorkingSet.load(entries, "readModels", List.of(id)).get(id);
      var before = loaded.content();
      var after = change.apply(before == null ? RegistryEntry.first() : before);
      if (after.equals(before)) {
        return after;
      }
      loaded.become(after, loaded.guard() + 1);
      try {
        entries.write(List.of(loaded.toWrite(entries.codec())));
        return after;
      } catch (LostGuardException e) {
        // Another node was faster: decide again.
      }
    }
  }

  /// Says that `node` is alive and reads these generations.
  void heartbeat(String node, Map<StoredName, Integer> reads) {
    var generations = new Document();
    reads.forEach((model, generation) -> generations.append(model.toString(), generation));
    nodes.replaceOne(
        Filters.eq("_id", node),
        new Document("_id", node)
            .append("at", Date.from(clock.instant()))
            .append("reads", generations),
        new ReplaceOptions().upsert(true));
  }

  /// Takes `node` from the list: it reads no more.
  void leave(String node) {
    nodes.deleteOne(Filters.eq("_id", node));
  }

  /// Whether any node that showed a sign of life within `lease` reads that generation.
  boolean isRead(StoredName model, int generation, Duration lease) {
    return reads(lease).anyMatch(reads -> reads.getInteger(model.toString(), -1) == generation);
  }

  /// Whether any such node keeps the read model in that form, at whatever generation.
  boolean isKept(StoredName model, Duration lease) {
    return reads(lease).anyMatch(reads -> reads.containsKey(model.toString()));
  }

  /// The read models, in whatever forms, that other nodes than `node` keep.
  Set<String> keptBeside(String node, Duration lease) {
    return living(lease)
        .filter(each -> !node.equals(each.getString("_id")))
        .flatMap(each -> reads(each).keySet().stream())
        .map(name -> StoredName.of(name).readModel())
        .collect(Collectors.toSet());
  }

  private Stream<Document> reads(Duration lease) {
    return living(lease).map(Registry::reads);
  }

  private static Document reads(Document node) {
    return node.get("reads", new Document());
  }

  private Stream<Document> living(Duration lease) {
    Instant oldest = clock.instant().minus(lease);
    return nodes.find(Filters.gte("at", Date.from(oldest))).into(new ArrayList<>()).stream();
  }
}
