package io.quizledger.query;

import io.quizledger.events.serialization.EventSerializer;
import io.quizledger.events.serialization.EventUpcasters;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How facts are written in the log. Both sides say the same; where they are one program, once.
@Configuration(proxyBeanMethods = false)
class QuerySideLanguage {
  @Bean
  @Qualifier("eventSerializer")
  @ConditionalOnMissingBean(name = "eventSerializer")
  Serializer eventSerializer() {
    return new EventSerializer();
  }

  @Bean
  @ConditionalOnMissingBean(name = "eventUpcasters")
  EventUpcasterChain eventUpcasters() {
    return EventUpcasters.chain();
  }
}
