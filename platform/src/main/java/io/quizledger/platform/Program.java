package io.quizledger.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/// Starts a program of its own, as it runs beside others: with a name, and with a log that machines
/// read.
public final class Program {
  private Program() {}

  /// Runs `application` under `name`; every setting can be changed by the environment.
  public static void run(String name, Class<?> application, String... arguments) {
    run(name, application, Map.of(), arguments);
  }

  /// The same where some `defaults` differ from the other programs'.
  public static void run(
      String name, Class<?> application, Map<String, Object> defaults, String... arguments) {
    var all = new LinkedHashMap<>(defaults);
    all.put("spring.application.name", name);
    all.put("logging.structured.format.console", "logstash");
    var program = new SpringApplication(application);
    program.setDefaultProperties(all);
    program.run(arguments);
  }
}
