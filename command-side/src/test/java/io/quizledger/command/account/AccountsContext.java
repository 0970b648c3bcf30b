package io.quizledger.command.account;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class AccountsContext {
  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock();
  }
}
