package io.quizledger.command.dispatch;

import io.quizledger.events.ids.IdSource;
import io.quizledger.platform.axon.AggregateCaches;
import java.security.SecureRandom;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
class DispatchConfiguration implements WebMvcConfigurer {
  private static final int LOCK_ATTEMPT_MILLIS = 10;

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CommandRequestArgument());
  }

  /// The quizzes and attempts that were used last.
  @Bean
  static Cache aggregateCache(AggregateCaches caches, DispatchSettings settings) {
    return caches.named("quizledger.aggregates", settings.cachedAggregates());
  }

  /// One command at a time acts on an aggregate within a node. Whoever waits for the one before it
  /// gives up in time: while the database is away, answers must not queue up behind each other.
  @Bean
  static LockFactory aggregateLocks(DispatchSettings settings) {
    return PessimisticLockFactory.builder()
        .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
        .acquireAttempts(
            Math.max(1, Math.toIntExact(settings.lockWait().toMillis() / LOCK_ATTEMPT_MILLIS)))
        .build();
  }

  @Bean
  static CommandTargetResolver targetOfCommand() {
    return new TargetOfCommand();
  }

  @Bean
  static IdSource idSource(SecureRandom random) {
    return IdSource.random(random);
  }

  @Autowired
  void record(CommandBus commands, EventBus events) {
    var recorder = new Recorder();
    commands.registerHandlerInterceptor(recorder);
    events.registerDispatchInterceptor(recorder);
  }
}
