package io.quizledger.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The query side as a program of its own.
@SpringBootApplication(scanBasePackages = {"io.quizledger.platform", "io.quizledger.query"})
public class QuerySide {
  /// Starts the program; its settings come from the environment.
  public static void main(String[] arguments) {
    SpringApplication.run(QuerySide.class, arguments);
  }
}
