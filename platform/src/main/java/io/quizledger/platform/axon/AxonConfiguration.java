package io.quizledger.platform.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.tracing.SpanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Axon on the event log.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AxonSettings.class)
class AxonConfiguration {
  /// Of tokens and the like; what stands in the log is written by the `eventSerializer`.
  @Bean
  @Primary
  Serializer generalSerializer() {
    return JacksonSerializer.builder()
        .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
        .build();
  }

  @Bean
  @Qualifier("messageSerializer")
  Serializer messageSerializer(@Qualifier("generalSerializer") Serializer generalSerializer) {
    return generalSerializer;
  }

  @Bean
  EventStorageEngine eventStorageEngine() {
    return new InMemoryEventStorageEngine();
  }

  @Bean
  EmbeddedEventStore eventStore(
      EventStorageEngine engine, Configuration configuration, AxonSettings settings, Clock clock) {
    GenericEventMessage.clock = clock;
    return EmbeddedEventStore.builder()
        .storageEngine(engine)
        .fetchDelay(settings.fetchDelay().toMillis())
        .timeUnit(TimeUnit.MILLISECONDS)
        .cachedEvents(settings.cachedEvents())
        .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
        .spanFactory(configuration.getComponent(SpanFactory.class))
        .build();
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

  @Bean
  PrometheusMeterRegistry meterRegistry(
      PrometheusConfig config,
      PrometheusRegistry registry,
      io.micrometer.core.instrument.Clock clock) {
    return new PrometheusMeterRegistry(config, registry, clock);
  }
}
