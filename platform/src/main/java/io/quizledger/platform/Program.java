package io.quizledger.platform;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/// Starts a program of its own, as it runs beside others: with a name, and with a log that machines
/// read.
public final class Program {
  private Program() {}

  /// Runs `application` under `name`; every setting can be changed by the environment.
  public static void run(String name, Class<?> application, String... arguments) {
    var program = new SpringApplication(application);
    program.setDefaultProperties(
        Map.of("spring.application.name", name, "logging.structured.format.console", "logstash"));
    program.run(arguments);
  }
}
