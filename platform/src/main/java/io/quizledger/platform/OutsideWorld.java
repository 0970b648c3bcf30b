package io.quizledger.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where time and randomness come in.
@Configuration(proxyBeanMethods = false)
class OutsideWorld {
  /// The program's only clock. It ticks in whole milliseconds, as everything that is stored does.
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  /// The program's only source of randomness.
  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }
}
