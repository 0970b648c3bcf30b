package io.quizledger.platform.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.quizledger.eventlog.TrustedServers;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// One client and one database for the log and the read models.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoSettings.class)
class MongoConfiguration {
  @Bean
  MongoConnectionDetails mongoConnectionDetails(MongoSettings settings) {
    return () -> new ConnectionString(settings.uri());
  }

  /// What is acknowledged is on the disks of a majority, and nobody reads what a fail-over can take
  /// back. The driver retries nothing by itself: whoever writes knows what a second try means.
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer durableAndBounded(MongoSettings settings) {
    return client ->
        client
            .applicationName("quizledger")
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readConcern(ReadConcern.MAJORITY)
            .readPreference(ReadPreference.primary())
            .retryWrites(false)
            .applyToConnectionPoolSettings(
                pool ->
                    pool.maxSize(settings.maxConnections())
                        .minSize(settings.minConnections())
                        .maxWaitTime(settings.connectionWait().toMillis(), MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout((int) settings.connectTimeout().toMillis(), MILLISECONDS)
                        .readTimeout((int) settings.readTimeout().toMillis(), MILLISECONDS))
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(
                        settings.selectionTimeout().toMillis(), MILLISECONDS));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer trusted(MongoSettings settings) {
    return client -> {
      var caFile = settings.caFile();
      if (caFile != null) {
        var context = TrustedServers.in(caFile);
        client.applyToSslSettings(tls -> tls.enabled(true).context(context));
      }
    };
  }

  @Bean
  MongoDatabase mongoDatabase(MongoClient client, MongoSettings settings) {
    return client.getDatabase(settings.databaseName());
  }

  @Bean
  DatabaseWatch databaseWatch(
      MongoDatabase database,
      MongoSettings settings,
      Clock clock,
      ObjectProvider<DatabasePreparation> preparations) {
    return new DatabaseWatch(database, settings, clock, preparations.orderedStream().toList());
  }

  /// Named `database` in readiness.
  @Bean
  DatabaseHealth databaseHealthIndicator(DatabaseWatch watch, MongoSettings settings) {
    return new DatabaseHealth(watch, settings);
  }
}
