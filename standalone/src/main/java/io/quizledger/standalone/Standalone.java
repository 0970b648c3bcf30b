package io.quizledger.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The standalone program.
@SpringBootApplication(scanBasePackages = "io.quizledger")
public class Standalone {
  /// Starts the program; its settings come from the environment.
  public static void main(String[] arguments) {
    SpringApplication.run(Standalone.class, arguments);
  }
}
