package io.quizledger.platform;

import io.quizledger.platform.access.TestTokens;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// A program that consists of the platform and of the endpoints of its tests.
@SpringBootApplication
public class TestProgram {
  @Bean
  TestTokens testTokens() {
    return new TestTokens();
  }
}
