package io.quizledger.command.dispatch;

import io.quizledger.events.ids.IdSource;
import io.quizledger.platform.axon.AggregateCaches;
import java.security.SecureRandom;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
class DispatchConfiguration implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CommandRequestArgument());
  }

  /// The quizzes and attempts that were used last.
  @Bean
  static Cache aggregateCache(AggregateCaches caches, DispatchSettings settings) {
    return caches.named("quizledger.aggregates", settings.cachedAggregates());
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
