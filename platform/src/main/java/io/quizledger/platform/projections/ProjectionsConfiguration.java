package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.eventlog.EventLog;
import io.quizledger.platform.axon.AxonSettings;
import io.quizledger.platform.axon.DeadLetterQueues;
import io.quizledger.platform.axon.LogEnd;
import io.quizledger.platform.tracing.Traces;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The fold engine over all read models that are beans.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionSettings.class)
class ProjectionsConfiguration {
  @Bean
  EventStoreLog eventStoreLog(EventStore events, LogEnd end, EventLog log) {
    return new EventStoreLog(events, end, log);
  }

  @Bean
  WebMvcConfigurer logPositionsOfOtherReads(
      ObjectProvider<EventStoreLog> events, ProjectionSettings settings) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(new LogPositionReached(events.getObject(), settings))
            .addPathPatterns(LogPositionReached.PATHS);
      }
    };
  }

  @Bean(destroyMethod = "")
  ReadModelEngine readModelEngine(
      ObjectProvider<ReadModel> readModels,
      MongoDatabase database,
      EventStoreLog events,
      TokenStore tokens,
      MongoTemplate collections,
      @Qualifier("generalSerializer") Serializer serializer,
      DeadLetterQueues letters,
      AxonSettings axon,
      ProjectionSettings settings,
      Clock clock,
      MeterRegistry meters,
      Traces traces) {
    var engine =
        new ReadModelEngine(
            readModels.orderedStream().toList(),
            database,
            events,
            new Tokens(tokens, collections, serializer, axon.claimTimeout()),
            new LetterQueues(
                letters::of,
                new LetterQueues.Limits(
                    axon.deadLetterSequences(),
                    axon.deadLettersPerSequence(),
                    settings.alarmPercent())),
            settings,
            clock,
            UUID.randomUUID().toString(),
            Faults.NONE,
            traces);
    engine.registerMeters(meters);
    return engine;
  }

  @Bean
  Projections projections(ReadModelEngine engine) {
    return engine.operations();
  }

  @Bean
  ReadModelsHealth readModelsHealthIndicator(ReadModelEngine engine) {
    return new ReadModelsHealth(engine);
  }

  /// Folds from when the program is up until it goes down.
  @Bean
  SmartLifecycle foldingLifecycle(ReadModelEngine engine) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        engine.start();
        running = true;
      }

      @Override
      public void stop() {
        engine.close();
        running = false;
      }

      /// Before the web server starts, and after it has answered what it accepted.
      @Override
      public int getPhase() {
        return 0;
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }
}
