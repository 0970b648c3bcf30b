package io.quizledger.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/// A database of the benchmark's own on the server under test; dropped before and after.
final class Database implements AutoCloseable {
  private final String uri;
  private final String name;
  private final MongoClient client;

  Database(String uri, String name) {
    this.uri = uri;
    this.name = name;
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
    mongo().drop();
  }

  MongoDatabase mongo() {
    return client.getDatabase(name);
  }

  MongoClient client() {
    return client;
  }

  /// The connection string with this database's name in it.
  String uri() {
    var question = uri.indexOf('?');
    var base = question < 0 ? uri : uri.substring(0, question);
    var query = question < 0 ? "" : uri.substring(question);
    return (base.endsWith("/") ? base : base + "/") + name + query;
  }

  String server() {
    var info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
    var other = info.get("ferretdb", Document.class);
    return "server version "
        + info.getString("version")
        + (other == null ? "" : " (FerretDB " + other.getString("version") + ")");
  }

  @Override
  public void close() {
    mongo().drop();
    client.close();
  }
}
