package io.quizledger.platform.projections;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// A database of its own for a test: embedded, or where `QUIZLEDGER_TEST_MONGODB_URI` says.
final class TestDatabase implements AutoCloseable {
  private final @Nullable EmbeddedMongoDb server;
  private final String uri;
  private final MongoClient client;
  private final MongoDatabase database;
  private final Queue<String> looks = new ConcurrentLinkedQueue<>();

  TestDatabase() {
    var configured = System.getenv("QUIZLEDGER_TEST_MONGODB_URI");
    server = configured == null ? EmbeddedMongoDb.inMemory() : null;
    uri = configured == null ? server.connectionString() : configured;
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new Looks())
                .build());
    database = client.getDatabase("folds_" + UUID.randomUUID().toString().replace("-", ""));
  }

  private class Looks implements CommandListener {
    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("find")) {
        looks.add(event.getCommand().getString("find").getValue());
      }
    }
  }

  /// How often something was looked for in that collection.
  long looksAt(String collection) {
    return looks.stream().filter(collection::equals).count();
  }

  String uri() {
    return uri;
  }

  MongoDatabase database() {
    return database;
  }

  /// Every document of one generation of a read model in its first form, by collection and id, as
  /// its bytes read.
  Map<String, String> dump(String readModel, int generation) {
    return dump(new StoredName(readModel, 1), generation);
  }

  /// The same of any form.
  Map<String, String> dump(StoredName readModel, int generation) {
    var all = new LinkedHashMap<String, String>();
    for (var name : database.listCollectionNames().into(new java.util.TreeSet<>())) {
      if (Generation.isOf(name, readModel, generation)) {
        for (var raw :
            database
                .getCollection(name, RawBsonDocument.class)
                .find()
                .sort(new Document("_id", 1))) {
          var collection = name.substring(0, name.lastIndexOf('.'));
          all.put(collection + "/" + raw.getString("_id").getValue(), raw.toJson());
        }
      }
    }
    return all;
  }

  @Override
  public void close() {
    database.drop();
    client.close();
    if (server != null) {
      server.close();
    }
  }
}
