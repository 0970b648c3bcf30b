package io.quizledger.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/// How a program's beans are made, worked out by Spring while an image is built. It spares a start
/// the reading of annotations and the asking of conditions, and so holds only where the conditions
/// have the answers that they had then.
final class PreparedContext {
  /// What Spring's own code looks at to know that it is to be used.
  static final String SWITCH = "spring.aot.enabled";

  private static final String INITIALIZER = "__ApplicationContextInitializer";

  /// What conditions ask for: all that is not a setting of ours, and whether there are traces.
  private static final List<String> DECIDING =
      List.of("spring", "management", "server", "axon", "springdoc", "quizledger.tracing.endpoint");

  private PreparedContext() {}

  /// Has the start of `application` use it where there is one and nothing is set that decides which
  /// beans there are. Whoever has set the switch has decided.
  static void use(Class<?> application, String... arguments) {
    if (ClassUtils.isPresent(application.getName() + INITIALIZER, application.getClassLoader())
        && arguments.length == 0
        && suits(System.getenv())
        && suits(properties())) {
      System.setProperty(SWITCH, "true");
    }
  }

  /// Whether the answers to conditions do not depend on these `settings`, by the names of properties
  /// or of variables of the environment. What is blank sets nothing.
  static boolean suits(Map<String, String> settings) {
    return settings.entrySet().stream()
        .filter(setting -> !setting.getValue().isBlank())
        .map(setting -> canonical(setting.getKey()))
        .noneMatch(PreparedContext::decides);
  }

  private static Map<String, String> properties() {
    var all = System.getProperties();
    return all.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), all::getProperty));
  }

  private static boolean decides(String name) {
    return DECIDING.stream()
        .anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
