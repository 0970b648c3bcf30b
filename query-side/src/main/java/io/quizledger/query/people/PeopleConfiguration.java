package io.quizledger.query.people;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the people directory stands in the program.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeopleSettings.class)
class PeopleConfiguration {
  @Bean
  PeopleDirectory peopleDirectory(AccountCollection accounts, PeopleSettings settings) {
    return new CachedPeopleDirectory(accounts::people, settings, Ticker.systemTicker());
  }
}
