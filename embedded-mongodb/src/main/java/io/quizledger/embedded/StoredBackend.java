package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/// All databases of one store, and what the base class lacks: `hello`, and writes that are on disk
/// when their answer leaves.
final class StoredBackend extends AbstractMongoBackend {
  private static final Set<String> READS =
      Set.of(
          "find",
          "getmore",
          "count",
          "distinct",
          "listcollections",
          "listindexes",
          "listdatabases",
          "hello",
          "ismaster",
          "ping",
          "buildinfo",
          "serverstatus",
          "killcursors",
          "endsessions",
          "collstats",
          "dbstats");

  private final MVStore store;
  private final Durability durability;

  StoredBackend(MVStore store, Durability durability) {
    this.store = store;
    this.durability = durability;
    store.getMapNames().stream()
        .filter(map -> map.startsWith(StoredDatabase.dataMap("")))
        .map(map -> Utils.firstFragment(map.substring(StoredDatabase.dataMap("").length())))
        .distinct()
        .toList()
        .forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoredDatabase(name, getCursorRegistry(), store);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    var name = command.toLowerCase(Locale.ROOT);
    if (name.equals("hello")) {
      var answer = super.handleCommand(channel, database, "ismaster", query);
      answer.put("isWritablePrimary", true);
      return answer;
    }
    var writes = !READS.contains(name) && !(name.equals("aggregate") && onlyReads(query));
    return durability.run(
        writes,
        asksForDurable(query),
        () -> super.handleCommand(channel, database, command, query));
  }

  private static boolean onlyReads(Document aggregate) {
    return aggregate.get("pipeline") instanceof Iterable<?> stages
        && !stages.toString().contains("$out")
        && !stages.toString().contains("$merge");
  }

  private static boolean asksForDurable(Document query) {
    return query.get("readConcern") instanceof Document concern
        && ("majority".equals(concern.get("level")) || "linearizable".equals(concern.get("level")));
  }
}
