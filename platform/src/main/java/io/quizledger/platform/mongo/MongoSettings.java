package io.quizledger.platform.mongo;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the database is reached.
///
/// @param uri the connection string
/// @param caFile a file of PEM certificates; servers are believed that one of these vouches for,
///   and nobody else. Connections are then by TLS, whether the connection string says so or not
/// @param database the database's name; by default the connection string's, else `quizledger`
/// @param maxConnections the most connections to one server
/// @param minConnections the connections that are kept open while nothing happens
/// @param connectionWait how long a request waits for a free connection
/// @param connectTimeout how long opening a connection may take
/// @param readTimeout how long a server may be silent while it owes an answer
/// @param selectionTimeout how long a request waits for a server that can take it
/// @param startWait how long a start waits for the database before it goes on without
/// @param retryInterval how often the program looks for a database that is not there
/// @param checkInterval how old the last look at the database may be that readiness reports
/// @param maxClockOffset how far this node's clock may be from the database's
@ConfigurationProperties("quizledger.mongodb")
public record MongoSettings(
    String uri,
    @Nullable Path caFile,
    @Nullable String database,
    @DefaultValue("64") int maxConnections,
    @DefaultValue("2") int minConnections,
    @DefaultValue("2s") Duration connectionWait,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout,
    @DefaultValue("3s") Duration selectionTimeout,
    @DefaultValue("2s") Duration startWait,
    @DefaultValue("500ms") Duration retryInterval,
    @DefaultValue("1s") Duration checkInterval,
    @DefaultValue("1s") Duration maxClockOffset) {
  private static final String DEFAULT_DATABASE = "quizledger";

  /// The name of the database.
  public String databaseName() {
    if (database != null && !database.isBlank()) {
      return database;
    }
    var named = new ConnectionString(uri).getDatabase();
    return named == null ? DEFAULT_DATABASE : named;
  }

  /// Without the connection string: a password may stand in it.
  @Override
  public String toString() {
    return "MongoSettings[database=" + databaseName() + "]";
  }
}
