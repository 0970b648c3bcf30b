package io.quizledger.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How a client of the log's database is to be set up.
///
/// @param connections the most connections of the pool
/// @param idleConnections the connections that the pool keeps open
/// @param waitForConnection how long a request waits for a connection of the pool
/// @param connectTimeout how long opening a connection may take
/// @param readTimeout how long an answer may take; above the slowest write that is still awaited
/// @param serverSelectionTimeout how long a request waits for a primary to be known
public record LogClientSettings(
    int connections,
    int idleConnections,
    Duration waitForConnection,
    Duration connectTimeout,
    Duration readTimeout,
    Duration serverSelectionTimeout) {

  /// What suits a replica set on the same network.
  public static LogClientSettings defaults() {
    return new LogClientSettings(
        32,
        2,
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(3));
  }

  /// Driver settings for `uri`, with the pool's metrics in `registry`. Writes are not retried by
  /// the driver: the appender alone retries, from a fresh head.
  public MongoClientSettings.Builder builder(ConnectionString uri, MeterRegistry registry) {
    return MongoClientSettings.builder()
        .applyConnectionString(uri)
        .retryWrites(false)
        .applyToConnectionPoolSettings(
            pool ->
                pool.maxSize(connections)
                    .minSize(idleConnections)
                    .maxWaitTime(waitForConnection.toMillis(), TimeUnit.MILLISECONDS)
                    .addConnectionPoolListener(new MongoMetricsConnectionPoolListener(registry)))
        .applyToSocketSettings(
            socket ->
                socket
                    .connectTimeout((int) connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout((int) readTimeout.toMillis(), TimeUnit.MILLISECONDS))
        .applyToClusterSettings(
            cluster ->
                cluster.serverSelectionTimeout(
                    serverSelectionTimeout.toMillis(), TimeUnit.MILLISECONDS));
  }
}
