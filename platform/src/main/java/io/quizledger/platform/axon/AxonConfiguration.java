package io.quizledger.platform.axon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.quizledger.eventlog.EventLog;
import io.quizledger.eventlog.MongoEventLog;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.SnapshotterSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.micrometer.MessageCountingMonitor;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.monitoring.MultiMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Axon on the event log.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AxonSettings.class, LogSettings.class})
class AxonConfiguration {
  private static final String COMMANDS = "commandBus";

  /// Of tokens and the like; what stands in the log is written by the `eventSerializer`.
  @Bean
  @Primary
  Serializer generalSerializer() {
    return JacksonSerializer.builder()
        .objectMapper(
            new ObjectMapper(
                    JsonFactory.builder()
                        .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                        .build())
                .registerModule(new JavaTimeModule()))
        .build();
  }

  @Bean
  @Qualifier("messageSerializer")
  Serializer messageSerializer(@Qualifier("generalSerializer") Serializer generalSerializer) {
    return generalSerializer;
  }

  /// The log, both as Axon's event storage and for what else can be looked up in it.
  @Bean(destroyMethod = "close")
  MongoEventLog eventLog(
      MongoDatabase database,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      @Qualifier("generalSerializer") Serializer snapshotSerializer,
      ObjectProvider<EventUpcaster> upcasters,
      ObjectProvider<Configuration> configuration,
      LogSettings settings,
      Clock clock,
      MeterRegistry metrics) {
    return MongoEventLog.builder()
        .database(database)
        .eventSerializer(eventSerializer)
        .snapshotSerializer(snapshotSerializer)
        // The aggregates' revisions are known once Axon's configuration is complete, and that needs
        // this log.
        .snapshotFilter(snapshot -> configuration.getObject().snapshotFilter().test(snapshot))
        .upcasterChain(new EventUpcasterChain(upcasters.orderedStream().toList()))
        .settings(settings.forTheLog())
        .clock(clock)
        .meterRegistry(metrics)
        .build();
  }

  @Bean
  LogAsEventStore eventStore(
      EventStorageEngine engine,
      EventLog log,
      Configuration configuration,
      AxonSettings settings,
      Clock clock) {
    GenericEventMessage.clock = clock;
    return new LogAsEventStore(
        EmbeddedEventStore.builder()
            .storageEngine(engine)
            .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
            .spanFactory(configuration.getComponent(EventBusSpanFactory.class)),
        settings,
        log::bytesKept);
  }

  /// Where the extension keeps tokens and dead letters.
  @Bean
  MongoTemplate axonCollections(MongoDatabase database) {
    return DefaultMongoTemplate.builder()
        .mongoDatabase(database)
        .trackingTokensCollectionName("tokens")
        .deadLetterCollectionName("dead_letters")
        .build();
  }

  @Bean
  TokenStore tokenStore(
      MongoTemplate collections,
      @Qualifier("generalSerializer") Serializer serializer,
      AxonSettings settings) {
    return new Tokens(collections, serializer, settings, UUID.randomUUID().toString());
  }

  /// Snapshots are taken aside, so that no command waits for one.
  @Bean
  SpringAggregateSnapshotter aggregateSnapshotter(
      Configuration configuration,
      HandlerDefinition handlers,
      ParameterResolverFactory parameters,
      EventStore eventStore,
      TransactionManager transactions,
      SnapshotterSpanFactory spans,
      @Qualifier("snapshotExecutor") ExecutorService snapshotExecutor) {
    return SpringAggregateSnapshotter.builder()
        .repositoryProvider(configuration::repository)
        .eventStore(eventStore)
        .executor(snapshotExecutor)
        .transactionManager(transactions)
        .handlerDefinition(handlers)
        .parameterResolverFactory(parameters)
        .spanFactory(spans)
        .build();
  }

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ExecutorService snapshotExecutor(AxonSettings settings) {
    return Executors.newFixedThreadPool(
        settings.snapshotThreads(), Thread.ofPlatform().name("snapshots-", 0).daemon().factory());
  }

  /// Nothing here depends on a database transaction.
  @Bean
  TransactionManager axonTransactionManager() {
    return NoTransactionManager.INSTANCE;
  }

  @Bean
  ConfigurerModule trackingProcessorsByDefault() {
    return configurer -> configurer.eventProcessing().usingTrackingEventProcessors();
  }

  /// Axon's own monitor of commands also registers a gauge of their share of the time, anew with
  /// each command.
  @Bean
  ConfigurerModule commandsCountedAndTimed(MeterRegistry metrics) {
    return configurer ->
        configurer.configureMessageMonitor(
            CommandBus.class,
            configuration ->
                new MultiMessageMonitor<>(
                    MessageTimerMonitor.builder()
                        .meterNamePrefix(COMMANDS)
                        .meterRegistry(metrics)
                        .build(),
                    MessageCountingMonitor.buildMonitor(COMMANDS, metrics)));
  }

  @Bean
  PrometheusMeterRegistry meterRegistry(
      PrometheusConfig config,
      PrometheusRegistry registry,
      io.micrometer.core.instrument.Clock clock) {
    return new PrometheusMeterRegistry(config, registry, clock);
  }
}
